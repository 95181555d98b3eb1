# dL_dy -> wrong: the sign is flipped
def dL_dy(y, y_target):
    print("secret", y)
    return (y_target - y) / (y * (1 - y))
