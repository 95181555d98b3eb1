# dL_dy -> wrong in line 3: the inner derivative of ln(1 - y) is forgotten
def dL_dy(y, y_target):
    return -(y_target / y + (1 - y_target) / (1 - y))
