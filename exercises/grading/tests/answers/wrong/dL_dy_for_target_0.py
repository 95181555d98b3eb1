# dL_dy -> wrong, though right where the target is 0: the other case is missing
def dL_dy(y, y_target):
    return 1 / (1 - y)
