# dy_dz -> wrong_type: It gave something that is not a number (of type complex).
def dy_dz(y):
    return y * (1 - y) + 0j
