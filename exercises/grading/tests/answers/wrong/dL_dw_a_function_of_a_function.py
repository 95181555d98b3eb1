# dL_dw -> wrong: dy_dz is called with the result of dL_dy, where the two should be multiplied
def dL_dw(y, y_target, x, j):
    return dy_dz(dL_dy(y, y_target)) * dz_dw(x, j)
