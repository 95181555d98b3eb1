# dy_dz -> right: y - y**2
def dy_dz(y):
    return y - y ** 2
