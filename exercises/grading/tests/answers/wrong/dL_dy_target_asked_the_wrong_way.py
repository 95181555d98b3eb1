# dL_dy -> wrong in line 3: the cases y_target = 1 and y_target = 0 are swapped
def dL_dy(y, y_target):
    if y_target == 0:
        return -1 / y
    return 1 / (1 - y)
