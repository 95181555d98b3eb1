# dy_dz -> exception in line 3: Python counts from 0
def dy_dz(y):
    return [0, 1][2]
