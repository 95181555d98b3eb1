# dy_dz -> exception: In Python every product needs its *
def dy_dz(y):
    return y(1 - y)
