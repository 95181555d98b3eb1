# dy_dz -> wrong in no line: Nothing uses y
def slope(y):
    return y * (1 - y)


def dy_dz(y):
    return 0
