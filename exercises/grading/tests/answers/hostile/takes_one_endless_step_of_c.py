# everywhere, slow, only dy_dz, as too_slow: a step that Python cannot interrupt
def dy_dz(y):
    return len(str(7 ** (10 ** 9)))
