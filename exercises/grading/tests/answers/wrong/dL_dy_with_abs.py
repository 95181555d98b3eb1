# dL_dy -> wrong in line 3: a function is applied that is not needed
def dL_dy(y, y_target):
    return abs(y - y_target) / (y * (1 - y))
