# dz_dw -> right: a case for each j
def dz_dw(x, j):
    if j == 0:
        return x[0]
    else:
        return x[1]
