# dL_dw -> exception in line 3: write brackets and its arguments after the name: dy_dz(y), not dy_dz.
def dL_dw(y, y_target, x, j):
    return dL_dy * dy_dz
