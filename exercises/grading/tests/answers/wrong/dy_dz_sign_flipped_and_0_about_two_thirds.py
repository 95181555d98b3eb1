# dy_dz -> wrong in no line, though one change makes nearly every input right: about 2/3 it gives 0
def dy_dz(y):
    if 0.6 < y < 0.8:
        return 0
    return y * (y - 1)
