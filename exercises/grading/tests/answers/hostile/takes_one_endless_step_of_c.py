# everywhere, slow, only dy_dz: a step that Python cannot interrupt
def dy_dz(y):
    return len(str(7 ** (10 ** 9)))
