# dL_dw -> exception: A function is called with brackets and its arguments: dy_dz(y), not dy_dz.
def dL_dw(y, y_target, x, j):
    return dL_dy * dy_dz
