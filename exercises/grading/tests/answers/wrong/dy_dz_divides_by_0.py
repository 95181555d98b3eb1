# dy_dz -> exception in line 3: It stops with ZeroDivisionError
def dy_dz(y):
    return 1 / (y - y)
