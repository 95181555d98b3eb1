# dL_dy -> wrong in line 3: there is a factor or a term too many
def dL_dy(y, y_target):
    return (y - y_target * 2) / (y * (1 - y))
