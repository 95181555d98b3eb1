# dy_dz -> wrong: the sign is flipped
def dy_dz(y):
    return y * (y - 1)
