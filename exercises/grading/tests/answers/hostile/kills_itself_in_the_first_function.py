# posix: ends its process by a signal, in the function that is called first
import os


def dL_dy(y, y_target):
    os.kill(os.getpid(), 9)
