# dy_dz -> exception: Python says: name 'z' is not defined
def dy_dz(y):
    return y * (1 - z)
