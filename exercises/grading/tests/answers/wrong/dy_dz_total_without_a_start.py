# dy_dz -> exception: Give it a value before it is used: a sum starts with total = 0
def dy_dz(y):
    total += y
    return total
