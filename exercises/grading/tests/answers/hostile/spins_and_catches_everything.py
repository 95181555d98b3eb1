# everywhere, slow, only dy_dz, as too_slow: never returns, whatever is raised in it
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
for timer in ("ITIMER_REAL", "ITIMER_PROF", "ITIMER_VIRTUAL"):
    try:
        signal.setitimer(getattr(signal, timer), 0)
    except (OSError, AttributeError):
        pass


def dy_dz(y):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
