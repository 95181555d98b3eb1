# dL_dy -> wrong, though dL_db is right, given that: but 1 is a product of many things
# dL_db -> wrong, and is told: It gives 1 for every input. ... Fix dL_dy first.
# dL_dw -> carried_over: Right, given your dL_dy, which is not right yet. Fix dL_dy first.
def dL_dy(y, y_target):
    return 1 / (y * (1 - y))
