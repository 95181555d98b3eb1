# dL_dy -> wrong in no line: y_target is never used in dL_dy
def dL_dy(y, y_target):
    return y + 0.123
