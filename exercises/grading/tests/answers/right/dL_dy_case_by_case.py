# dL_dy -> right: a case for each target
def dL_dy(y, y_target):
    return 1 / (1 - y) if y_target == 0 else -1 / y
