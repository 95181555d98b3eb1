# dz_dw -> wrong: the weight is treated as a constant
def dz_dw(x, j):
    return 0
