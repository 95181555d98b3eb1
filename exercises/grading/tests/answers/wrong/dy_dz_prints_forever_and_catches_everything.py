# dy_dz -> too_much_output: Is there a print in an infinite loop?
def dy_dz(y):
    try:
        while True:
            print("x" * 1000)
    except BaseException:
        return y * (1 - y)
