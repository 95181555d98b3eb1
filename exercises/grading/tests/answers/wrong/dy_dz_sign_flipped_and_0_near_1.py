# dy_dz -> wrong in no line, though one change makes nearly every input right: near 1 it gives 0
def dy_dz(y):
    if y > 0.99:
        return 0
    return y * (y - 1)
