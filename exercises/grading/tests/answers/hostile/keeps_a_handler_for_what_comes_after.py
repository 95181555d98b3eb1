# posix: leaves handlers, timers and hooks that break what runs after it
import gc
import math
import signal
import sys
import weakref


def spoil(*_):
    math.exp = math.log = lambda x: 7.0


class Spoils:
    def __del__(self):
        spoil()


for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGVTALRM):
    signal.signal(number, spoil)
for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
    signal.setitimer(timer, 0.001, 0.001)
gc.callbacks.append(spoil)
gc.set_threshold(1)
sys.unraisablehook = sys.excepthook = spoil
itself = Spoils()
itself.kept = itself, weakref.ref(itself, spoil)
