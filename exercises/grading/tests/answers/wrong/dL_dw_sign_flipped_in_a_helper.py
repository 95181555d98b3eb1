# dL_dw -> wrong in line 3, though it is right itself: the sign is flipped in what it calls
def slope(y):
    return y * (1 + y)


def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * slope(y) * dz_dw(x, j)
