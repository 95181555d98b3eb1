# dz_dw -> wrong in line 3, though right for positive inputs: the sign is dropped
def dz_dw(x, j):
    return abs(x[j])
