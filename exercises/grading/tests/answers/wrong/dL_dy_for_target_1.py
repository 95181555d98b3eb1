# dL_dy -> wrong, though right where the target is 1: the other case is missing
def dL_dy(y, y_target):
    return -1 / y
