"""How long student code may run. What counts is the computing time of this process alone.

The clock on the wall is only a net, for code that sleeps. Each kind of clock ends what takes too long by
raising TooLong in the student's code, and ends the process if that does not help.
"""

import os
import sys
import time

if os.name == "posix":
    import _signal as signal

RENEWED = 0.05          # seconds for which timers that are set already are good enough
PATIENCE = 1            # seconds more for code that catches TooLong
AWAKE = 0.05            # of the time on the wall: what computes for more of it waits, and does not sleep
ENDED_AS_TOO_SLOW = 78      # the status of a process that was ended then, where no timer can end it


class TooLong(BaseException):
    """Raised inside the student's code."""


class Clock:
    """Measures one call, or the loading of a file, at a time. Subclasses interrupt it."""

    def __init__(self, limits, now=time.monotonic, computed=time.process_time):
        self.call, self.wall = limits       # seconds of computing, and on the wall
        self.limit, self.running = self.call, False
        self.now, self.computed = now, computed
        self.began = self.began_computing = self.file_began = 0.0
        self.raised = -1.0      # at which second of computing TooLong was raised, for this call

    def start_file(self, seconds):
        """Begin with a file, which may compute for so many seconds in all."""
        self.file_began, self.file_limit = self.computed(), seconds

    def file_is_over(self):
        return self.computed() - self.file_began > self.file_limit

    def start(self, seconds=None):
        """Begin with a call. seconds is less for a search's calls."""
        self.limit = seconds or self.call
        self.began, self.began_computing, self.raised = self.now(), self.computed(), -1.0
        self.arm()
        self.running = True

    def measured(self, work):
        """Return what a function of ours returns, or None if it takes long: it may meet a student's code."""
        try:
            self.start()
            return work()
        except TooLong:
            return None
        finally:
            self.stop()

    def stop(self):
        """The call is done. Return whether it took too long, for it may have caught what was raised."""
        self.running = False
        self.disarm()
        return self.is_over()

    def is_over(self):
        on_the_wall = self.now() - self.began
        if on_the_wall <= self.limit:
            return False
        computing = self.computed() - self.began_computing
        return computing > self.limit or on_the_wall > self.wall and computing < AWAKE * on_the_wall

    def arm(self):
        """Make sure that what runs now is interrupted."""

    def disarm(self):
        """It is done."""

    def interrupt(self, *_):
        """End the call. Not while a reply is sent, and not again before what was raised has been caught."""
        if self.running and self.is_over() and self.computed() > self.raised + RENEWED:
            self.raised = self.computed()
            raise TooLong


class TimerClock(Clock):
    """POSIX: the kernel's interval timers. The last of them ends the process, without asking Python."""

    def __init__(self, limits):
        super().__init__(limits)
        self.armed, self.armed_for, self.set = 0.0, 0.0, signal.setitimer
        signal.signal(signal.SIGPROF, self.interrupt)
        signal.signal(signal.SIGALRM, self.interrupt)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)

    def arm(self):
        if self.began > self.armed + RENEWED or self.limit != self.armed_for:
            self.armed, self.armed_for = self.began, self.limit
            more = self.limit + RENEWED
            self.set(signal.ITIMER_PROF, more, 0.1)
            self.set(signal.ITIMER_REAL, self.wall + RENEWED, 0.1)
            self.set(signal.ITIMER_VIRTUAL, more + PATIENCE)


class ThreadClock(Clock):
    """Windows: a thread that looks at the time. It starts before the walls are up."""

    def __init__(self, limits):
        super().__init__(limits)
        import _signal
        import _thread
        _signal.signal(_signal.SIGINT, self.interrupt)
        _thread.start_new_thread(self.watch, (time.sleep, _thread.interrupt_main, os._exit))

    def watch(self, sleep, interrupt, leave):
        late = 0.0
        while True:
            sleep(RENEWED)
            late = late + RENEWED if self.running and self.is_over() else 0.0
            if late:
                interrupt()
            if late > PATIENCE:
                leave(ENDED_AS_TOO_SLOW)


class TraceClock(Clock):
    """Where student code runs in the judge's own process: at each of its lines the time is looked at."""

    def arm(self):
        self.before = sys.gettrace()
        sys.settrace(self.trace)

    def disarm(self):
        sys.settrace(self.before)

    def trace(self, frame, *_):
        if not frame.f_code.co_filename.endswith(".py") or os.sep in frame.f_code.co_filename:
            return None         # not the student's file, which has a name and no folder
        if self.running and self.is_over():
            raise TooLong
        return self.trace
