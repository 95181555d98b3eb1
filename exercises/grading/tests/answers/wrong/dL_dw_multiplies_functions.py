# dL_dw -> exception in line 3: dL_dy is a function: to call it, write brackets and its arguments
def dL_dw(y, y_target, x, j):
    return dL_dy * dy_dz
