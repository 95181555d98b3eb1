"""The judge's hold on a process with a student's code: how it is started, heard and ended."""

import marshal
import os
import pathlib
import queue
import subprocess
import sys
import threading
import time

from grading.sandbox.clock import ENDED_AS_TOO_SLOW
from grading.sandbox.messages import Tampered, decode
from grading.sandbox.outcome import Outcome

if os.name == "nt":
    from grading.sandbox import windows_job
else:
    import signal

# On Windows the Python of a virtual environment only starts another, which would be outside the job.
PYTHON = getattr(sys, "_base_executable", sys.executable) if os.name == "nt" else sys.executable
CHILD = str(pathlib.Path(__file__).resolve().parent / "child.py")
# The process gets no variables of ours but those that Python may need to start.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")}
LINE_LIMIT = 200_000        # bytes of a line
START_SECONDS = 60          # for a process to begin: so long only if the computer is very busy
SILENT_SECONDS = 20         # without a line: it cannot end what runs in it
TOO_SLOW = {-getattr(signal, "SIGVTALRM", 0) if os.name == "posix" else None, ENDED_AS_TOO_SLOW}


class NoProcess(Exception):
    """No process can be started here."""


class GraderFault(Exception):
    """Something of the grader's own went wrong. No student may lose marks by it."""


class Gone(Exception):
    """The process gives no reply any more."""

    def __init__(self, outcome):
        super().__init__(outcome.value)
        self.outcome = outcome


class Process:
    """A started process. A thread listens to it: a pipe has no time limit on Windows."""

    def __init__(self, settings, folder):
        self.deadline = float("inf")        # for what it is to send
        self.lines = queue.Queue(50)
        try:
            self.process = subprocess.Popen(
                [PYTHON, "-I", "-S", "-W", "ignore", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, cwd=folder, env=ENVIRONMENT, start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))   # neither gets our Ctrl-C
        except (OSError, TypeError) as error:      # no path: where Python is part of another program
            reason = getattr(error, "strerror", None) or error
            raise NoProcess(f"no process can be started: {reason}") from None
        try:
            self.job = windows_job.put_into_job(self.process) if os.name == "nt" else None
            self.listener = threading.Thread(target=self.listen, daemon=True)
            self.listener.start()
        except RuntimeError as error:
            self.process.kill()
            self.process.wait()
            raise NoProcess(f"no thread can be started: {error}") from None
        try:
            self.begin(settings)
        except BaseException:
            self.close()
            raise

    def begin(self, settings):
        """Tell it what it needs, and wait until it is shut in."""
        data = marshal.dumps(settings)
        self.tell(b"%8d" % len(data) + data)
        try:
            first = self.line(START_SECONDS) or b"it ended before it began"
        except Gone:
            first = b"it did not begin"
        if not first.startswith(b"shut in "):
            raise GraderFault(f"a process could not be shut in: {first.decode('ascii', 'replace').strip()}")
        self.user, self.filtered, self.as_root = map(int, first.split()[2:])
        self.messages = self.listened()

    def hand_over(self, sources):
        """Give it the files. Nothing is written after that: all is read before any student code runs."""
        self.tell(b"".join(sources))

    def tell(self, data):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except OSError:
            pass    # it has ended, and that will be heard

    def listen(self):
        line = b"more"
        while line:
            line = self.process.stdout.readline(LINE_LIMIT)
            self.lines.put(line)

    def line(self, seconds):
        """Return the next line, or nothing if it has ended. Raises Gone."""
        try:
            return self.lines.get(timeout=max(0.001, min(seconds, self.deadline - time.monotonic())))
        except queue.Empty:
            raise Gone(Outcome.TOO_SLOW) from None

    def next(self):
        """Return the next message. Raises Gone."""
        return next(self.messages)

    def listened(self):
        """Yield the messages that it sends. Raises Gone."""
        while True:
            line = self.line(SILENT_SECONDS)
            if not line:
                raise Gone(Outcome.TOO_SLOW if self.status() in TOO_SLOW else Outcome.ENDED_PROGRAM)
            if not line.endswith(b"\n"):
                raise Gone(Outcome.TOO_MUCH_OUTPUT if len(line) == LINE_LIMIT else Outcome.ENDED_PROGRAM)
            try:
                yield from decode(line)
            except Tampered:
                raise Gone(Outcome.ENDED_PROGRAM) from None

    def status(self):
        """Return the status with which it has ended, or None: it may only have closed the line."""
        try:
            return self.process.wait(1)
        except subprocess.TimeoutExpired:
            return None

    def close(self):
        """End it."""
        self.process.kill()
        self.process.wait()
        if self.job:
            windows_job.close(self.job)
        deadline = time.monotonic() + 1
        while self.listener.is_alive() and time.monotonic() < deadline:     # a child of it may hold the line
            try:
                self.lines.get(timeout=0.01)
            except queue.Empty:
                pass
        for pipe in (self.process.stdin, self.process.stdout)[:1 if self.listener.is_alive() else 2]:
            try:
                pipe.close()
            except OSError:
                pass
