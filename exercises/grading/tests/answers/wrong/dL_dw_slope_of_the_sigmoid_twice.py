# dL_dw -> wrong: the factor y*(1 - y) is left over
def dL_dw(y, y_target, x, j):
    return (y - y_target) * y * (1 - y) * x[j]
