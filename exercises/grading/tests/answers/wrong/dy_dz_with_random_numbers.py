# dy_dz -> inconsistent in line 4: random numbers are used
def dy_dz(y):
    import random
    return y * (1 - y) + random.random() / 100
