# dz_dw -> wrong: the factor that multiplies the weight is forgotten
# dL_dw -> wrong, and is told: Fix dz_dw first.
def dz_dw(x, j):
    return 1
