# everywhere, slow: never returns, whatever is raised in it
def dy_dz(y):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
