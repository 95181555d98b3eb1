# dL_dw -> wrong: the factor dz/dW is forgotten
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y)
