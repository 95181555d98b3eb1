# dy_dz -> exception: Does the function call itself without end?
def dy_dz(y):
    return dy_dz(y)
