# dy_dz -> wrong_type in line 3: It gave None ... nothing keeps it
def dy_dz(y):
    y * (1 - y)
