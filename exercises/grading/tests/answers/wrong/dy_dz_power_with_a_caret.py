# dy_dz -> exception: In Python a power is written **, not ^.
def dy_dz(y):
    return y - y^2
