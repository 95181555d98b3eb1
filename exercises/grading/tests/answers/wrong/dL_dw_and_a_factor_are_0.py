# dL_dy -> wrong: Nothing uses y
# dL_dw -> wrong, though it is the product of such factors: 0 is a product of many things
def dL_dy(y, y_target):
    return 0


def dL_dw(y, y_target, x, j):
    return 0
