# dy_dz -> wrong_type in line 3: A text in quotes is not a number.
def dy_dz(y):
    return str(y * (1 - y))
