# dL_dw -> exception in line 3: Compare that call with the def line
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(x)
