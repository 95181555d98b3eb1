# dy_dz -> exception: Remove input()
def dy_dz(y):
    return float(input("y? "))
