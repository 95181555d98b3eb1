# dy_dz -> exception in line 3: The last of n things has the number n - 1.
def dy_dz(y):
    return [0, 1][2]
