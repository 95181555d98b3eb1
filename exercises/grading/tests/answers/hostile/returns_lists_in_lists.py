# everywhere, only dy_dz: lists in lists in lists, none of them too long or too deep
def dy_dz(y):
    inside = []
    for _ in range(4):
        inside = [inside] * 50
    return inside
