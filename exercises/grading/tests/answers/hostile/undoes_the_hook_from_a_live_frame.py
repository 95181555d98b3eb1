# goal, everywhere: changes what the hook sees while it looks, from a handler that runs in its frame
import gc
import signal
import sys
import time


def pretend(frame):
    while frame is not None:
        if "leave" in frame.f_locals and "event" in frame.f_locals:
            frame.f_locals["event"] = "compile"
        frame = frame.f_back


def on_signal(_, frame):
    pretend(frame)


def on_collection(*_):
    try:
        raise ValueError
    except ValueError as error:
        pretend(error.__traceback__.tb_frame)


class Falls:
    def __del__(self):
        on_collection()


def until(seconds, prepare):
    """Announce something that is refused, slowly, so that what is due is due inside the hook."""
    end, slow, tries = time.monotonic() + seconds, [0] * 100_000, 0
    while time.monotonic() < end:
        tries += 1
        try:
            prepare(tries)
            sys.audit("open", *slow)
            return 1
        except PermissionError:
            pass


def by_signals():
    signal.signal(signal.SIGALRM, on_signal)
    return until(0.1, lambda tries: signal.setitimer(signal.ITIMER_REAL, 1e-5 + tries % 20 * 2e-5))


def by_the_alarm():
    """The far end's own handler calls what can be replaced."""
    it = next(thing for thing in search() if type(thing).__name__ == "StudentFile")
    it.flush, it.calling = on_collection, True
    try:
        return until(0.3, lambda tries: None)
    finally:
        it.calling = False
        del it.flush


def by_collections():
    gc.callbacks.append(on_collection)
    gc.set_threshold(1)
    try:
        return until(0.1, lambda tries: [[]])
    finally:
        gc.callbacks.clear()


def by_rubbish():
    def prepare(_):
        for _ in range(20):
            falls = Falls()
            falls.itself = falls
    gc.set_threshold(1)
    return until(0.1, prepare)


attempts = [by_collections, by_rubbish, by_the_alarm, by_signals]
