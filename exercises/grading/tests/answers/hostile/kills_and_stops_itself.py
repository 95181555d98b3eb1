# posix, only dy_dz: ends and stops itself and its group, by signals
import os
import signal


def dy_dz(y):
    for end in (lambda: os.kill(os.getpid(), signal.SIGSTOP), lambda: os.killpg(0, signal.SIGKILL),
                lambda: os.kill(0, signal.SIGKILL), lambda: os.kill(os.getpid(), signal.SIGKILL),
                lambda: signal.raise_signal(signal.SIGKILL), os.abort):
        try:
            end()
        except OSError:
            pass
    return 0
