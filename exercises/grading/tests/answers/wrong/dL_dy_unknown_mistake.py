# dL_dy -> wrong in no line: Nothing uses y_target
def dL_dy(y, y_target):
    return y + 0.123
