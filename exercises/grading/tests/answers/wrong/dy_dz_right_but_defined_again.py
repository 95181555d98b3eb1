# dy_dz -> not_started in line 8: There are two functions dy_dz in the file, and the last one counts.
def dy_dz(y):
    return y * (1 - y)


def dy_dz(y):
    # TODO
    raise NotImplementedError
