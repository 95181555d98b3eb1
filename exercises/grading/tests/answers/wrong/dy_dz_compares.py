# dy_dz -> wrong in line 4: == only asks a question
def dy_dz(y):
    slope = 0
    slope == y * (1 - y)
    return slope
