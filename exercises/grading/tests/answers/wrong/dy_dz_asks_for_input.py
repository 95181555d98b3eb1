# dy_dz -> exception: take out input()
def dy_dz(y):
    return float(input("y? "))
