# everywhere, only dy_dz: prints until it is stopped
def dy_dz(y):
    while True:
        print("x" * 1000)
