# example_loss -> right: the logarithm of a product of powers
import math


def example_loss(y, y_target):
    return -math.log(y ** y_target * (1 - y) ** (1 - y_target))
