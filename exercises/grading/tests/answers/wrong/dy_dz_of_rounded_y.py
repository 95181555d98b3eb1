# dy_dz -> wrong, and nothing is named: It gives 0 for every input.
def dy_dz(y):
    return round(y) * (1 - round(y))
