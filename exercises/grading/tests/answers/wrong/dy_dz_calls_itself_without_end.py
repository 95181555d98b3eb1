# dy_dz -> exception: Does the function call itself again and again?
def dy_dz(y):
    return dy_dz(y)
