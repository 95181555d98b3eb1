# everywhere, slow, only dy_dz: prints on, whatever is raised in it
def dy_dz(y):
    while True:
        try:
            print("x" * 1000)
        except BaseException:
            pass
