# dy_dz -> not_started in line 4: Delete that line.
def dy_dz(y):
    # TODO
    raise NotImplementedError
    return y * (1 - y)
