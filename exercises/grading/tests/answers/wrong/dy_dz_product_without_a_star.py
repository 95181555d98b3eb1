# dy_dz -> exception in line 3: In Python every product needs its *
def dy_dz(y):
    return y(1 - y)
