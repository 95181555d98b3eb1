# posix, only dy_dz: takes a million million bytes
def dy_dz(y):
    return len(bytearray(10 ** 12))
