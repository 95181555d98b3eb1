# dL_dy -> exception in line 2: the arguments are not in the order in which they were handed out: def
def dL_dy(y_target, y):
    return (y - y_target) / (y * (1 - y))
