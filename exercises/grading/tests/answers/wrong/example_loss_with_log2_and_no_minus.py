# example_loss -> wrong: the minus sign in front is missing, and the logarithm to base 2 is used
import math


def example_loss(y, y_target):
    return y_target * math.log2(y) + (1 - y_target) * math.log2(1 - y)
