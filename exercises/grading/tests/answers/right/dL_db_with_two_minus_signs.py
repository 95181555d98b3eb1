# dL_db -> right: two minus signs that cancel
def dL_db(y, y_target):
    return -(y_target - y)
