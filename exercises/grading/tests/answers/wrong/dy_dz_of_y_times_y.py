# dy_dz -> wrong: y is squared
def dy_dz(y):
    return y * y
