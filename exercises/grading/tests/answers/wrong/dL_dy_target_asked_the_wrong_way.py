# dL_dy -> wrong in line 3: the condition is wrong
def dL_dy(y, y_target):
    if y_target == 0:
        return -1 / y
    return 1 / (1 - y)
