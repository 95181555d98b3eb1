# Python alone, only dy_dz: a list of a million numbers
def dy_dz(y):
    return [y] * 10 ** 6
