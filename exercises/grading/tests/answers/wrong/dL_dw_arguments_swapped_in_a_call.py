# dL_dw -> exception in line 3: it calls dz_dw, line ... Are the arguments in the same order
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(j, x)
