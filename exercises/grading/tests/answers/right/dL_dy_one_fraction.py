# dL_dy -> right: simplified to one fraction
def dL_dy(y, y_target):
    return (y - y_target) / (y * (1 - y))
