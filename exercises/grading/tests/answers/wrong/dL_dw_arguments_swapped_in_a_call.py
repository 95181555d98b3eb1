# dL_dw -> exception: (it calls dz_dw, line
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(j, x)
