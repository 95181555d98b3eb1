# dy_dz -> wrong_type: It gave something that is not a number (of type function).
def dy_dz(y):
    return dy_dz
