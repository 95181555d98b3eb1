# dz_dw -> exception: An element of a list is taken with square brackets: weights[0].
def dz_dw(x, j):
    return x(j)
