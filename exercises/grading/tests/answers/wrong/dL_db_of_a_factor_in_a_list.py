# dL_dy -> wrong_type: where one number is asked for
# dy_dz -> wrong: Nothing uses y
# dL_db -> wrong, though it is the product of the numbers there: a list is no factor
# dL_dw -> exception: Fix dL_dy first.
def dL_dy(y, y_target):
    return [y - 3 * y_target]


def dy_dz(y):
    return 1


def dL_db(y, y_target):
    return y - 3 * y_target
