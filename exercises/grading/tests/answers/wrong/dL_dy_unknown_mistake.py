# dL_dy -> wrong in no line, and nothing is named: Not right yet.
def dL_dy(y, y_target):
    return y + 0.123
