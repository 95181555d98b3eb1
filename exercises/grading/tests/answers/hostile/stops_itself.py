# posix, slow: stops its process, which does not end
import os
import signal


def dy_dz(y):
    os.kill(os.getpid(), signal.SIGSTOP)
