# dy_dz -> right: as a parabola with its top at 1/2
def dy_dz(y):
    return 0.25 - (y - 0.5) ** 2
