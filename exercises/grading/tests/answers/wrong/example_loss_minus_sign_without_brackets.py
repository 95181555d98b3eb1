# example_loss -> wrong: the minus sign is applied to the first term only
import math


def example_loss(y, y_target):
    return -y_target * math.log(y) + (1 - y_target) * math.log(1 - y)
