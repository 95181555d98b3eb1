# dL_db -> wrong in line 3: 0 is used for dz/db
def dL_db(y, y_target):
    return dL_dy(y, y_target) * dy_dz(y) * 0
