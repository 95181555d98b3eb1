# dL_dw -> wrong in line 3: the factor dy/dz is there twice
def dL_dw(y, y_target, x, j):
    return (y - y_target) * y * (1 - y) * x[j]
