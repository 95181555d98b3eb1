# dL_dw -> wrong_type: Asked for: one number.
def dL_dw(y, y_target, x, j):
    return [(y - y_target) * value for value in x]
