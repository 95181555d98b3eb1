"""A process with a student's code, as the judge holds it: how it is started, heard and ended.

Where none can be started, as in a browser, a student's own check runs in the judge's own process.
"""

import builtins
import contextlib
import importlib
import marshal
import os
import pathlib
import queue
import signal
import struct
import subprocess
import sys
import threading
import time
import types

from grading.sandbox import child, clock, surroundings
from grading.sandbox.messages import message_from, messages_in
from grading.sandbox.outcome import Outcome

# On Windows the Python of a virtual environment only starts another, which would be outside the job.
PYTHON = getattr(sys, "_base_executable", sys.executable) if os.name == "nt" else sys.executable
FOLDER = str(pathlib.Path(__file__).resolve().parents[2])
# Python keeps what it has compiled of a module, but not of a file that is started.
START = "import sys; sys.path.append(sys.argv[1]); from grading.sandbox.child import main; main()"
# The process gets no variables of ours but those that Python may need to start.
ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")}
LINE_LIMIT = 200_000        # bytes of a line
START_SECONDS = 60          # for a process to begin: so long only if the computer is very busy
TOO_SLOW = {clock.ENDED_AS_TOO_SLOW, -getattr(signal, "SIGVTALRM", 1000)}    # Windows has no such signal
# Of a job on Windows: the bytes of a process, and the flags that it starts no other, and ends with the judge.
JOB_MEMORY = 512 * 2**20
NO_OTHER_PROCESS, MEMORY, DIE_ON_FAULT, END_WITH_JOB = 0x8, 0x100, 0x400, 0x2000
EXTENDED_LIMITS, UI_RESTRICTIONS = 9, 4


class GraderFault(Exception):
    """Something of the grader's own went wrong. No student may lose marks by it."""


class Gone(Exception):
    """The process gives no reply any more."""

    def __init__(self, outcome):
        super().__init__(outcome.value)
        self.outcome = outcome


class Process:
    """A started process. A thread listens to it: a pipe has no time limit on Windows.

    messages are those that it sends. Raises OSError, TypeError or RuntimeError where none can be started.
    """

    def __init__(self, settings):
        self.deadline, self.silence = float("inf"), settings["silence"]     # for what it is to send
        self.process, self.job, self.lines = None, None, queue.Queue(50)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        notice_ended_processes()
        try:
            self.process = subprocess.Popen(
                [PYTHON, "-I", "-S", "-W", "ignore", "-c", START, FOLDER],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=os.sep, env=ENVIRONMENT, start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))   # neither gets our Ctrl-C
            self.job = put_into_job(self.process) if os.name == "nt" else None
            self.listener.start()
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
        self.messages = self.heard()

    def tell(self, data):
        """Write to it. Nothing is written when it has the files: it reads all before student code runs."""
        with contextlib.suppress(OSError):      # it has ended, and that will be heard
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def listen(self):
        with self.process.stdout as pipe:
            for line in iter(lambda: pipe.readline(LINE_LIMIT), b""):
                self.lines.put(line)
        self.lines.put(b"")

    def line(self, seconds):
        """Return the next line, or nothing if it has ended. Raises Gone."""
        try:
            return self.lines.get(timeout=max(0.001, min(seconds, self.deadline - time.monotonic())))
        except queue.Empty:
            raise Gone(Outcome.TOO_SLOW) from None

    def heard(self):
        """Yield the messages that it sends. Raises Gone."""
        while True:
            line = self.line(self.silence)
            if not line:
                with contextlib.suppress(subprocess.TimeoutExpired):    # it may only have closed the line
                    self.process.wait(1)
                raise Gone(Outcome.TOO_SLOW if self.process.returncode in TOO_SLOW else Outcome.ENDED_PROGRAM)
            if not line.endswith(b"\n"):
                raise Gone(Outcome.TOO_MUCH_OUTPUT if len(line) == LINE_LIMIT else Outcome.ENDED_PROGRAM)
            try:
                yield from messages_in(line)
            except Exception:       # it is nothing that the process sends by itself
                raise Gone(Outcome.ENDED_PROGRAM) from None

    def close(self):
        """End it."""
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        if self.job:
            close_job(self.job)
        deadline = time.monotonic() + 1
        while self.listener.is_alive() and time.monotonic() < deadline:     # a child of it may hold the line
            with contextlib.suppress(queue.Empty):
                self.lines.get(timeout=0.01)
        with contextlib.suppress(OSError):
            self.process.stdin.close()


def notice_ended_processes():
    """Have the system keep the status of a process that ends: who started us may have told it not to."""
    if os.name == "posix" and signal.getsignal(signal.SIGCHLD) is signal.SIG_IGN:
        with contextlib.suppress(ValueError):       # in another thread than the main one
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)


# ---- Windows: a job bounds the memory of a process, lets it start no other, and ends it with the judge -----

def put_into_job(process):
    """Put a process that still waits for its settings into a job. Returns the job: closing it ends both."""
    import ctypes
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    flags = NO_OTHER_PROCESS | MEMORY | DIE_ON_FAULT | END_WITH_JOB
    limits = struct.pack("@qqINNINII6Q4N", 0, 0, flags, 0, 0, 1, 0, 0, 0, *[0] * 6, JOB_MEMORY, 0, 0, 0)
    done = (kernel.SetInformationJobObject(job, EXTENDED_LIMITS, limits, len(limits))
            and kernel.SetInformationJobObject(job, UI_RESTRICTIONS, struct.pack("I", 0xFF), 4)
            and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(int(process._handle))))
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())
    return job


def close_job(job):
    import ctypes
    ctypes.WinDLL("kernel32").CloseHandle(job)


# ---- Where no process can be started -----------------------------------------------------------------------

def run_here(settings, sources):
    """Return what stands in for a Process, without walls. What takes too long is stopped at its next line.

    All that the files say is there, and what they have changed is put back, before any of it is read.
    """
    program, watch = importlib.import_module(settings["program"]), clock.Clock(settings["limits"])
    space = {**vars(builtins), **surroundings.AT_HOME, "__import__": import_if_importable}
    requests = [{**request, "space": {"__builtins__": space}} for request in settings["files"]]
    surroundings.load(settings["modules"], [])
    put_back, trace = surroundings.remember(), sys.gettrace()
    try:
        os._exit = os.abort = sys.exit      # else they would end the judge
        clock.look_by_trace(watch)
        bundles = child.bundles({**settings, "files": requests}, program, sources, watch)
        sent = [message for bundle in bundles for message in bundle]
    finally:
        sys.settrace(trace)
        put_back()
    return types.SimpleNamespace(messages=map(message_from, sent), close=lambda: None)


def import_if_importable(name, *arguments, **named):
    """Stands in for __import__: lets a file import the same modules as elsewhere."""
    if name.partition(".")[0] not in surroundings.STAYS:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return builtins.__import__(name, *arguments, **named)
