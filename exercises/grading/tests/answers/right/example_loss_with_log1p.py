# example_loss -> right: log1p(-y) is ln(1 - y)
import math


def example_loss(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log1p(-y))
