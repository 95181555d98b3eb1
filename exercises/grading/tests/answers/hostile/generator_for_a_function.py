# Python alone, only dy_dz: yields what it should return
def dy_dz(y):
    yield y * (1 - y)
