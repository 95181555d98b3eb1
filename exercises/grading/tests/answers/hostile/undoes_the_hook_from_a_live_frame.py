# goal: changes what the hook sees while it looks, from a handler that runs in its frame
import gc
import signal
import sys
import time


def pretend(frame):
    while frame is not None:
        names = frame.f_locals
        for name in [name for name in names if type(names[name]) is str and names[name] == "open"]:
            names[name] = "compile"
        frame = frame.f_back


def on_signal(_, frame):
    pretend(frame)


called = []


def on_collection(*_):
    called.append(1)
    try:
        raise ValueError
    except ValueError as error:
        pretend(error.__traceback__.tb_frame)


class Falls:
    def __del__(self):
        on_collection()


def until(tries, prepare, seconds=2):
    """Announce something that is refused, slowly, so that what is due is due inside the hook."""
    slow, end = [0] * 20_000, time.process_time() + seconds
    for number in range(tries):
        try:
            prepare(number)
            sys.audit("open", *slow)
            return 1
        except PermissionError:
            pass
        if time.process_time() > end:
            break


def soon(number):
    signal.setitimer(signal.ITIMER_REAL, 1e-5 + number % 20 * 2e-5)


def by_signals():
    signal.signal(signal.SIGALRM, on_signal)
    return until(30, soon)


def three_times(_):
    if len(called) >= 3:
        raise StopIteration


def by_the_alarm():
    """A handler of the program's own calls what can be replaced."""
    called.clear()
    handlers = [signal.getsignal(getattr(signal, name, signal.SIGINT))
                for name in ("SIGALRM", "SIGPROF", "SIGVTALRM", "SIGINT")]
    workers = [handler.__self__ for handler in handlers if hasattr(handler, "__self__")]
    if not workers:
        return 0
    workers += [thing for worker in workers for thing in list(vars(worker).values())
                if type(thing) in [type(one) for one in objects_of_the_program()]]
    before = [(worker, dict(worker.__dict__)) for worker in workers]
    for worker in workers:
        for name in dir(type(worker)):
            if callable(getattr(worker, name)) and not name.startswith("__"):
                setattr(worker, name, on_collection)
        for name, value in list(vars(worker).items()):
            if value is False:
                setattr(worker, name, True)
    try:
        return until(10 ** 6, three_times, seconds=0.3)
    finally:
        for worker, names in before:
            worker.__dict__.clear()
            worker.__dict__.update(names)


def by_collections():
    gc.callbacks.append(on_collection)
    gc.set_threshold(1)
    try:
        return until(30, lambda number: [[]])
    finally:
        gc.callbacks.clear()


def by_rubbish():
    def prepare(_):
        for _ in range(20):
            falls = Falls()
            falls.itself = falls
    gc.set_threshold(1)
    return until(30, prepare)


attempts = [by_collections, by_rubbish, by_the_alarm, by_signals]
