# dy_dz -> wrong_type in line 4: the `return` stands alone, so it gives nothing back
def dy_dz(y):
    slope = y * (1 - y)
    return
