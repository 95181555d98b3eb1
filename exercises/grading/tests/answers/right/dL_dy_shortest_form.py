# dL_dy -> right: the shortest form there is, as the target is 0 or 1
def dL_dy(y, y_target):
    return 1 / (1 - y_target - y)
