# dy_dz -> not_finite: It gave a number that is infinite or not a number (inf or nan).
def dy_dz(y):
    return -1e999
