# dz_dw -> exception: An index is one whole number, such as 0, 1 or j.
def dz_dw(x, j):
    return x[x]
