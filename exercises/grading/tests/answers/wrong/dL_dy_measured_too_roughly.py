# dL_dy -> wrong, and nothing is named: Nearly right for every input. Is the slope measured
import math
def dL_dy(y, y_target):
    def l(y):
        return -(y_target * math.log(y) + (1 - y_target) * math.log(1 - y))
    h = 1e-4
    return (l(y + h) - l(y)) / h
