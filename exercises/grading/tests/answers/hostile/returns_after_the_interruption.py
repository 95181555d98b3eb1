# everywhere, slow, only dy_dz: computes for too long, catches what interrupts it, and then returns
def dy_dz(y):
    try:
        while True:
            pass
    except BaseException:
        return y * (1 - y)
