# dz_dw -> wrong in line 3: the absolute value of the input is used
def dz_dw(x, j):
    return abs(x[j])
