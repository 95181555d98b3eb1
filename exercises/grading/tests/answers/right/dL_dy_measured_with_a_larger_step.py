# dL_dy -> right: measured with a step of 1e-5
import math


def loss_of(y, y_target):
    return -(y_target * math.log(y) + (1 - y_target) * math.log(1 - y))


def dL_dy(y, y_target):
    h = 1e-5
    return (loss_of(y + h, y_target) - loss_of(y - h, y_target)) / (2 * h)
