# dy_dz -> too_much_output: It prints too much. Is there a print in a loop that never ends?
def dy_dz(y):
    while True:
        print("y =", y)
