# everywhere, only dy_dz, as too_much_output: prints until it is stopped
def dy_dz(y):
    while True:
        print("x" * 1000)
