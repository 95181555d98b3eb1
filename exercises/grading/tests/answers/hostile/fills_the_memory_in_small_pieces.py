# posix, only dy_dz: takes a million bytes after the other
def dy_dz(y):
    hog = []
    while True:
        hog.append(bytearray(10 ** 6))
