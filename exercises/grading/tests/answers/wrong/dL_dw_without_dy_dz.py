# dL_dw -> wrong: the factor dy/dz is forgotten
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dz_dw(x, j)
