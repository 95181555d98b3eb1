# dL_dw -> exception: Are the arguments in the same order as in the def line?
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(j, x)
