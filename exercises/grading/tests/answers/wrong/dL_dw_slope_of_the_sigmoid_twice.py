# dL_dw -> wrong in line 3: there is one factor dy/dz too many
def dL_dw(y, y_target, x, j):
    return (y - y_target) * y * (1 - y) * x[j]
