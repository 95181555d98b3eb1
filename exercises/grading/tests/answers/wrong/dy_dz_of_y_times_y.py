# dy_dz -> wrong in line 3: y is squared
def dy_dz(y):
    return y * y
