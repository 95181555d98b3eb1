# dL_dy, dy_dz -> wrong, though right once they are multiplied: one has the factor the other lacks
# dL_dw, dL_db -> right: as the two mistakes cancel
def dL_dy(y, y_target):
    return y - y_target


def dy_dz(y):
    return 1
