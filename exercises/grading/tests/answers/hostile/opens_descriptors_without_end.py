# posix, only dy_dz: opens one pipe after the other
import os


def dy_dz(y):
    while True:
        os.pipe()
