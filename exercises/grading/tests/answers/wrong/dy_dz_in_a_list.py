# dy_dz -> wrong_type: It gave numbers, but not in the shape that is asked for.
def dy_dz(y):
    return [y * (1 - y)]
