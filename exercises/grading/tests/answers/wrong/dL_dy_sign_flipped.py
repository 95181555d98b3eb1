# dL_dy -> wrong in line 4: the sign is flipped
# dL_dw, dL_db -> carried_over: Right, given your dL_dy, which is not right yet. Fix dL_dy first.
def dL_dy(y, y_target):
    return y_target / y - (1 - y_target) / (1 - y)
