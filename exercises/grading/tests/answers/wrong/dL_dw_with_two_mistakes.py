# dL_dy -> wrong: the sign is flipped
# dL_dw -> wrong, and is told: Fix dL_dy first.
# dL_db -> carried_over: Right, given your dL_dy, which is not right yet. Fix dL_dy first.
def dL_dy(y, y_target):
    return (y_target - y) / (y * (1 - y))


def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y)
