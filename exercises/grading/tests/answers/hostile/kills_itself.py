# posix: ends its process by a signal
import os


def dy_dz(y):
    os.kill(os.getpid(), 9)
