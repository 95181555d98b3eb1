# dL_dy -> wrong: the inner derivative of ln(1 - y) is forgotten
def dL_dy(y, y_target):
    return -(y_target / y + (1 - y_target) / (1 - y))
