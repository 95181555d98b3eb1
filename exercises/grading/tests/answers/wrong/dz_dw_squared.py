# dz_dw -> wrong, though right for inputs 0 and 1: the input is squared
def dz_dw(x, j):
    return x[j] ** 2
