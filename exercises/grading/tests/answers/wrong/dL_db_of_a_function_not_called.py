# dL_db -> exception in line 3: write brackets and its arguments after the name
def dL_db(y, y_target):
    return dL_dy(y, y_target) * dy_dz(y) * dz_db
