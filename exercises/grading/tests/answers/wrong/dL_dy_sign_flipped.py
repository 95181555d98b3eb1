# dL_dy -> wrong: the sign is flipped
def dL_dy(y, y_target):
    return y_target / y - (1 - y_target) / (1 - y)
