# dy_dz -> exception in line 3: In Python a power is written **, not ^.
def dy_dz(y):
    return y - y^2
