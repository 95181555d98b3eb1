# dL_dw -> exception in line 3: The arguments in dL_dy(y_target, y) are not in the order of its def
def dL_dw(y, y_target, x, j):
    return dL_dy(y_target, y) * dy_dz(y) * dz_dw(x, j)
