# dz_dw -> wrong: the inputs are added up
def dz_dw(x, j):
    return sum(x)
