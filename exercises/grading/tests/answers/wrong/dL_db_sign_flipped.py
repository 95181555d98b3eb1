# dL_db -> wrong in line 3: the sign is flipped
def dL_db(y, y_target):
    return y_target - y
