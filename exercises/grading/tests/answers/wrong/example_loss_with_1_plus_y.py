# example_loss -> wrong in line 6: the sign in ln(1 - y) is wrong
import math


def example_loss(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log(1 + y))
