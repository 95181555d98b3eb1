# Python alone, only dy_dz: a list that holds itself
def dy_dz(y):
    inside = []
    inside.append(inside)
    return inside
