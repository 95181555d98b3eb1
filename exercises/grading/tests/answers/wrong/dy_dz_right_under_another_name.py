# dy_dz -> wrong in no line, and nothing is named: It gives 0 for every input.
def slope(y):
    return y * (1 - y)


def dy_dz(y):
    return 0
