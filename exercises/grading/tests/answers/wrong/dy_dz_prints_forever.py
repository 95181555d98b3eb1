# dy_dz -> too_much_output: Is there a print in an infinite loop?
def dy_dz(y):
    while True:
        print("y =", y)
