# dy_dz -> exception in line 6: Is a logarithm taken of 0 or of a negative number?
import math


def dy_dz(y):
    return math.log(-y)
