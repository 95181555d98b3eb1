# dy_dz -> exception: It was called as  dy_dz(0.8)
seen = []


def dy_dz(y):
    seen.append(y)
    if y == 0.8 and seen.count(y) == 2:
        raise ValueError("once is enough")
    return y * (1 - y)
