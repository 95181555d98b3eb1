# everywhere, slow: switches off what could interrupt it
import signal


def dy_dz(y):
    for word in ("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF"):
        if hasattr(signal, word):
            signal.setitimer(getattr(signal, word), 0)
    for word in ("SIGALRM", "SIGVTALRM", "SIGPROF", "SIGINT"):
        if hasattr(signal, word):
            signal.signal(getattr(signal, word), signal.SIG_IGN)
    while True:
        pass
