# example_loss -> right: a tiny number is added, as some libraries do
import math


def example_loss(y, y_target):
    tiny = 1e-12
    return -(y_target * math.log(y + tiny) + (1 - y_target) * math.log(1 - y + tiny))
