# dL_dy -> wrong in no line: y_target is never used
def dL_dy(y, y_target):
    return y + 0.123
