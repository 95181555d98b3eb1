# dy_dz -> exception: return y * (1 - z)
def dy_dz(y):
    return y * (1 - z)
