# dL_dw -> wrong: the value at y = 1/2 is used for every y (in dy/dz)
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * 0.25 * dz_dw(x, j)
