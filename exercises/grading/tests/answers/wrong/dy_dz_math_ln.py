# dy_dz -> exception in line 6: The natural logarithm is called math.log.
import math


def dy_dz(y):
    return math.ln(y)
