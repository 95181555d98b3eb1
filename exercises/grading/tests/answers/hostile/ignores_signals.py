# posix, slow: ignores every signal that can be ignored
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass


def dy_dz(y):
    while True:
        pass
