"""The judge's hold on one process with a student's code: how it is started, heard and ended."""

import os
import pathlib
import queue
import socket
import subprocess
import sys
import threading
import time

from grading.sandbox.lines import Lines, LineTooLong, pack
from grading.sandbox.outcome import Outcome
from grading.sandbox.system import kill_group

if os.name == "nt":
    from grading.sandbox import windows_job

# On Windows the Python of a virtual environment only starts another, which would be outside the job.
PYTHON = getattr(sys, "_base_executable", sys.executable) if os.name == "nt" else sys.executable
COMMAND = [PYTHON, "-I", "-S", "-W", "ignore"]      # and the file to execute
# The far end gets no variables of ours but those that Python may need to start.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")}
HERE = pathlib.Path(__file__).resolve().parent
FAR_END, TEMPLATE = str(HERE / "far_end.py"), str(HERE / "template.py")
LINE_LIMIT = 200_000        # bytes of one line of replies
END_SECONDS = 1             # how long an ended process may keep its pipe open


class Gone(Exception):
    """The process gives no reply any more."""

    def __init__(self, outcome):
        super().__init__(outcome.value)
        self.outcome = outcome


class Process:
    """A process with a student's code."""

    def __init__(self):
        self.lines = Lines(self.hear, LINE_LIMIT)
        self.deadline = 0.0

    def ask(self, **request):
        """Send what to run. If the process has ended already, hearing it will say so."""
        try:
            self.send(pack(**request))
        except OSError:
            pass

    def line(self, seconds, deadline):
        """Return the next line that it sends, in so many seconds and before the deadline. Raises Gone."""
        self.deadline = min(deadline, time.monotonic() + seconds)
        try:
            return self.lines.next()
        except EOFError:
            raise Gone(Outcome.ENDED_PROGRAM) from None
        except LineTooLong:
            raise Gone(Outcome.TOO_MUCH_OUTPUT) from None

    def seconds(self):
        """Return how long to wait for the next piece."""
        return max(0.001, self.deadline - time.monotonic())


class ForkedProcess(Process):
    """POSIX: a fork of the template."""

    def __init__(self, sandbox):
        super().__init__()
        self.sandbox = sandbox
        try:
            self.start()
        except OSError:     # the last submission has ended the template
            sandbox.restart()
            self.start()

    def start(self):
        self.channel, far_end = socket.socketpair()
        with far_end:
            socket.send_fds(self.sandbox.line, [b"fork"], [far_end.fileno()])
            self.number = self.sandbox.answer()

    def send(self, data):
        self.channel.settimeout(10)
        self.channel.sendall(data)

    def hear(self):
        self.channel.settimeout(self.seconds())
        try:
            return self.channel.recv(65536)
        except socket.timeout:
            raise Gone(Outcome.TOO_SLOW) from None
        except OSError:
            return b""

    def end(self):
        self.channel.close()
        try:
            self.sandbox.order(b"end")
        except OSError:     # the template was ended by the submission: end the submission from here
            kill_group(self.number)
            self.sandbox.restart()


class StartedProcess(Process):
    """Windows: a new interpreter for each exercise. A thread listens: a pipe has no time limit there."""

    def __init__(self, calls, folder):
        super().__init__()
        self.calls = calls
        self.process = subprocess.Popen(
            COMMAND + [FAR_END], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            bufsize=0, cwd=folder, env=ENVIRONMENT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))   # which also keeps our Ctrl-C from it
        if os.name == "nt":
            self.job = windows_job.put_into_job(self.process)
        self.pieces, self.ended = queue.Queue(100), False
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        piece = b"more"
        while piece and not self.ended:
            piece = self.process.stdout.read(65536)
            self.pieces.put(piece)

    def send(self, data):
        pipe = self.process.stdin
        data = pack(calls=self.calls) + data
        while data:
            data = data[pipe.write(data):]
        pipe.close()

    def hear(self):
        try:
            return self.pieces.get(timeout=self.seconds())
        except queue.Empty:
            raise Gone(Outcome.TOO_SLOW) from None

    def end(self):
        self.process.kill()
        self.process.wait()
        if os.name == "nt":
            windows_job.close(self.job)
        self.ended, deadline = True, time.monotonic() + END_SECONDS
        while self.listener.is_alive() and time.monotonic() < deadline:     # a child of it may hold the pipe
            try:
                self.pieces.get(timeout=0.05)
            except queue.Empty:
                pass
        if not self.listener.is_alive():
            self.process.stdout.close()
