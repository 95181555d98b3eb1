# dL_dw -> exception in line 3: it calls dz_dw, line ... The arguments in dz_dw(j, x) are not in the
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(j, x)
