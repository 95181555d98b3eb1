# dy_dz -> exception: Keep the line that begins with def dy_dz as it was given, with all its names.
def dy_dz():
    return 0.25
