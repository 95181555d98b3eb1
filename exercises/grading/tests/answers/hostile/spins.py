# everywhere, slow: never returns
def dy_dz(y):
    while True:
        pass
