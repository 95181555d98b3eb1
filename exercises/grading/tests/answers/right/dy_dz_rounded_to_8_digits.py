# dy_dz -> right: it is only rounded
def dy_dz(y):
    return round(y * (1 - y), 8)
