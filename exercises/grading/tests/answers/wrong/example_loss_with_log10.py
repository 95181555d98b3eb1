# example_loss -> wrong: the logarithm to base 10 is used
import math


def example_loss(y, y_target):
    return -(y_target * math.log10(y) + (1 - y_target) * math.log10(1 - y))
