# dy_dz -> wrong in line 3, though right far from 0 and 1: a small slope is replaced by 0.05
def dy_dz(y):
    return max(y * (1 - y), 0.05)
