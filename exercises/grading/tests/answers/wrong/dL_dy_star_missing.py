# dL_dy -> exception in line 3: In Python every product needs its *
def dL_dy(y, y_target):
    return (y - y_target) / (y (1 - y))
