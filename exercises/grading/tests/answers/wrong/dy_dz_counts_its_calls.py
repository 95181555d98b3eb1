# dy_dz -> inconsistent: Called twice with the same arguments, it gave different answers.
seen = []
real = dy_dz


def dy_dz(y):
    seen.append(y)
    return real(y) if len(seen) <= 7 else 0
