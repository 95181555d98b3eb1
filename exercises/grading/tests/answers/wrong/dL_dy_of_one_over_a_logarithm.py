# dL_dy -> wrong in line 8, and is told: Look at line
import math


def dL_dy(y, y_target):
    if y_target == 0:
        return 1 / (1 - y)
    return -1 / math.log(y)
