# posix, slow, only dy_dz: stops its process, which does not end
import os
import signal


def dy_dz(y):
    for stop in (lambda: os.kill(os.getpid(), signal.SIGSTOP),
                 lambda: signal.raise_signal(signal.SIGSTOP)):
        try:
            stop()
        except OSError:
            pass
    return 0
