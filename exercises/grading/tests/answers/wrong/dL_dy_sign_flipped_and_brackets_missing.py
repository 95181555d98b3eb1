# dL_dy -> wrong, and is told: the sign is flipped, and the brackets ... Python divides before it subtracts
def dL_dy(y, y_target):
    slope = -y_target / y + (1 - y_target)/1-y
    return -slope
