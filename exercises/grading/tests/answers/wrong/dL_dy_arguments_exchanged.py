# dL_dy -> exception in line 2: the arguments are in another order than they were handed out: def
def dL_dy(y_target, y):
    return (y - y_target) / (y * (1 - y))
