# dy_dz -> exception in line 3: name 'z' is not defined ... return y * (1 - z)
def dy_dz(y):
    return y * (1 - z)
