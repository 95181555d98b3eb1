# dy_dz -> exception: Keep the line that begins with def dy_dz as it was given, with all its names.
def dy_dz(y, *, z):
    return y * (1 - y)
