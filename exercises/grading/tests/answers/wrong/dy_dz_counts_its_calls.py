# dy_dz -> inconsistent: Asked the same thing twice, it gave different answers.
seen = []
real = dy_dz


def dy_dz(y):
    seen.append(y)
    return real(y) if len(seen) <= 7 else 0
