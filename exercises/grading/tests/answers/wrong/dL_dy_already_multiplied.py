# dL_dy -> wrong: dy/dz is already multiplied in
def dL_dy(y, y_target):
    return y - y_target
