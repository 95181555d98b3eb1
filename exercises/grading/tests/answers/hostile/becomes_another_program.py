# posix: puts a program in the place of Python
import os


def dy_dz(y):
    os.execv("/bin/sleep", ["sleep", "1000"])
