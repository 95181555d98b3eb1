"""How long student code may run. What counts is the computing time of this process alone.

The clock on the wall is only a net, for code that sleeps. What takes too long is ended by Stopped, raised in
the student's code, and if that does not help, with its process.
"""

import os
import sys
import time

LOOKED = 0.05       # seconds after which it is looked again whether it takes too long
PATIENCE = 1        # seconds more for code that catches Stopped
AWAKE = 0.05        # of the time on the wall: what computes for more of it waits, and does not sleep
ENDED_AS_TOO_SLOW = 78      # the status of a process that was ended then, where the kernel does not end it


class Stopped(BaseException):
    """Raised inside the student's code, to end it."""


class Clock:
    """Measures one call, or the loading of a file, at a time.

    Something has to call interrupt again and again: timers, a thread, or a trace.
    """

    def __init__(self, limits):
        self.call, self.wall = limits       # seconds of computing, and on the wall
        self.now, self.computed = time.monotonic, time.process_time     # student code may replace them there
        self.limit, self.running, self.arm = self.call, False, None
        self.began = self.began_computing = self.file_end = 0.0
        self.raised = -1.0      # at which second of computing Stopped was raised, for this call

    def start_file(self, seconds):
        """Begin with a file, which may compute for so many seconds in all."""
        self.file_end = self.computed() + seconds

    def file_is_over(self):
        return self.computed() > self.file_end

    def start(self, seconds=None):
        """Begin with a call, for the body of a with statement. seconds is less for a search's calls."""
        self.limit = seconds or self.call
        self.began, self.began_computing, self.raised = self.now(), self.computed(), -1.0
        if self.arm:
            self.arm(self.limit + PATIENCE)
        self.running = True
        return self

    def __enter__(self):
        return self

    def __exit__(self, raised, *_):
        self.running = False
        if raised is None and self.is_over():       # what was raised has been caught
            raise Stopped

    def result_of(self, work, seconds=None):
        """Return what a function of ours returns, or None if it stops or takes too long."""
        try:
            with self.start(seconds):
                return work()
        except BaseException:       # it may meet a student's code
            return None

    def is_over(self):
        on_the_wall = self.now() - self.began
        if on_the_wall <= self.limit:
            return False
        computing = self.computed() - self.began_computing
        return computing > self.limit or on_the_wall > self.wall and computing < AWAKE * on_the_wall

    def interrupt(self, *_):
        """End the call. Not while a reply is sent, and not again before what was raised has been caught."""
        if self.running and self.is_over() and self.computed() > self.raised + LOOKED:
            self.raised = self.computed()
            raise Stopped


def look_by_timers(clock):
    """POSIX: one of the kernel's timers. Another ends the process after each call, without asking Python."""
    import _signal as signal
    signal.signal(signal.SIGALRM, clock.interrupt)
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, LOOKED, LOOKED)
    clock.arm = lambda seconds, set=signal.setitimer: set(signal.ITIMER_VIRTUAL, seconds)


def look_by_thread(clock):
    """Windows: a thread. It starts before the walls are up."""
    import _signal
    import _thread

    def look(sleep=time.sleep, interrupt=_thread.interrupt_main, leave=os._exit):
        late = 0.0
        while True:
            sleep(LOOKED)
            late = late + LOOKED if clock.running and clock.is_over() else 0.0
            if late:
                interrupt()
            if late > PATIENCE:
                leave(ENDED_AS_TOO_SLOW)
    _signal.signal(_signal.SIGINT, clock.interrupt)
    _thread.start_new_thread(look, ())


def look_by_trace(clock):
    """Where student code runs in the judge's own process: at each line of a file without a folder."""
    def trace(frame, *_):
        name = frame.f_code.co_filename
        if name.endswith(".py") and os.sep not in name:
            clock.interrupt()
            return trace
    clock.arm = lambda _: sys.settrace(trace)       # for each call: what a trace raises ends it
