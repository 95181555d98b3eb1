# example_loss -> exception: Is there a comma where a * belongs?
import math


def example_loss(y, y_target):
    return -(y_target, math.log(y))
