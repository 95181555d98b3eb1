# dL_dy -> wrong in line 3: the brackets around the denominator 1 - y are missing
def dL_dy(y, y_target):
    return -y_target / y + (1 - y_target)/1-y
