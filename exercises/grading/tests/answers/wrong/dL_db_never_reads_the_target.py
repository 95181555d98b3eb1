# dL_db -> wrong: y_target is never used in dL_db
def dL_db(y, y_target):
    return dL_dy(y, 1) * dy_dz(y) * dz_db()
