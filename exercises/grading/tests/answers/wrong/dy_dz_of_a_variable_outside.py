# dy_dz -> wrong in line 6: the wrong variable is used
z = 0.2


def dy_dz(y):
    return z * (1 - z)
