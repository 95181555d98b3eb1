# dL_dy -> right: the slope is measured, not derived
import math


def example_loss(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log(1 - y))


def dL_dy(y, y_target, h=1e-6):
    return (example_loss(y + h, y_target) - example_loss(y - h, y_target)) / (2 * h)
