# posix: ends all the processes of its group
import os


def dy_dz(y):
    os.killpg(0, 9)
