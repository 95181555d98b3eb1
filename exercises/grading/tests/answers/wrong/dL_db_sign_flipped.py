# dL_db -> wrong: the sign is flipped
def dL_db(y, y_target):
    return y_target - y
