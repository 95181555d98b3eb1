# example_loss -> right: a case for each target
import math


def example_loss(y, y_target):
    if y_target == 1:
        return -math.log(y)
    return -math.log(1 - y)
