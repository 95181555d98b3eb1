# dy_dz -> wrong_type: A text in quotes is not a number.
def dy_dz(y):
    return str(y * (1 - y))
