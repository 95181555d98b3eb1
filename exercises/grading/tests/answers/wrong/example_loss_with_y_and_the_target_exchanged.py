# example_loss -> exception in line 6: two things have changed places
import math


def example_loss(y, y_target):
    return -(y * math.log(y_target) + (1 - y) * math.log(1 - y_target))
