# dL_dy -> right: one fraction, with its denominator multiplied out
def dL_dy(y, y_target):
    return (y - y_target) / (y - y * y)
