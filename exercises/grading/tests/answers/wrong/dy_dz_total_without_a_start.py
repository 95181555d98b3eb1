# dy_dz -> exception: Give it a value before you use it: a sum starts with total = 0
def dy_dz(y):
    total += y
    return total
