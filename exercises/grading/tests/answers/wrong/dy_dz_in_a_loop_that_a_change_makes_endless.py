# dy_dz -> wrong, though no change is tried for ever: the loop only counts
def dy_dz(y):
    k = 0
    while k < 3:
        k += 1
    return y - k * y ** 2
