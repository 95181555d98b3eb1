# dL_dw -> wrong_type: where one number is asked for
def dL_dw(y, y_target, x, j):
    return [(y - y_target) * value for value in x]
