# everywhere, only dy_dz: writes a hundred million bytes past print
import os


def dy_dz(y):
    for number in range(2000):
        os.write(1, b"x" * 65536)
    return 0
