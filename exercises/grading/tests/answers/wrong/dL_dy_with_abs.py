# dL_dy -> wrong in line 3: one function too many is applied
def dL_dy(y, y_target):
    return abs(y - y_target) / (y * (1 - y))
