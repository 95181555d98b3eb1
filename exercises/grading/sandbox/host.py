"""The judge's end: run a student's functions in another process, and take back only what they return.

    sandbox = Sandbox(calls)
    results = sandbox.run([File("ex3_chain_rule", source, ["dL_dy", "dy_dz"])])

calls is {function: [arguments, ...]}, the results are {function: Result}.
"""

import contextlib
import os
import sys
import time
from typing import List, NamedTuple

from grading.sandbox import walls
from grading.sandbox.messages import Fault, Reply, Result
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import Gone, GraderFault, Process, run_here
from grading.sandbox.surroundings import encoding_of, modules_named

ON_LINUX = sys.platform.startswith("linux")
CAN_FILTER = ON_LINUX and sys.implementation.name == "cpython"       # PyPy has not the tools for it
CAN_ISOLATE = ON_LINUX and hasattr(os, "geteuid") and os.geteuid() == 0
STUDENT_FILE = "grading.sandbox.student_file"
NOTHING = type(None)
REFUSED = ("Nothing can be marked here (no process can be started: {0}). Use a Python "
           "that can start other programs: in a browser it cannot.")
AS_ROOT = ("Answers would run with root's rights here, which cannot be given up: "
           "mark as an ordinary user, or in a container that allows it.")


class File(NamedTuple):
    """A file of a submission: its content, in bytes, and the functions in it that are asked for."""

    exercise: str
    source: bytes
    functions: List[str]


class Sandbox:
    """Runs the files of submissions. Not to be shared between threads: make one for each.

    isolate=False and filter=False leave out a wall: the user number of its own, the filter for system calls.
    thread=True measures time as on Windows. own says that the files are the user's own: where no process can
    be started, as in a browser, they run in this one, without walls.
    """

    # Seconds of computing, which count, and seconds on the clock, which are a net for what sleeps.
    call_seconds, exercise_seconds = 2, 10
    clock_call, clock_exercise, clock_submission = 5, 30, 60
    clock_silence = 20      # without a line: the process cannot end what runs in it

    def __init__(self, calls, isolate=CAN_ISOLATE, filter=CAN_FILTER, thread=os.name == "nt", own=False):
        self.calls, self.own = calls, own
        self.isolate, self.filter, self.thread = isolate, filter, thread
        self.stands = None      # (its own user number or 0, the filter, whether answers have root's rights)

    def walls(self):
        """Return what stands, after it was tried out."""
        if self.stands is None:
            with self.process([], {}):
                pass
        return self.stands

    # ---- Running ------------------------------------------------------------------------------------------

    def run(self, files, calls=None, is_right=lambda result: not result.fault):
        """Call the functions of a submission's files, and return {function: Result}.

        calls are others than the usual ones. If there are several files, they first run one after the other
        in one process. What is not right beside others then runs once more, alone: so none can cost another.
        """
        calls, results, again = calls or self.calls, {}, list(files)
        if len(files) > 1:
            for file, found, was_first in self.one_after_the_other(files, calls):
                results.update(found)
                if was_first or all(map(is_right, found.values())):
                    again.remove(file)
        end = time.monotonic() + self.clock_submission
        for number, file in enumerate(again):
            results.update(self.run_alone(file, calls, share_of(end, len(again) - number)))
        no_time = Fault(Outcome.TOO_SLOW, no_time=True)
        return {function: results.get(function, Result(function, [], no_time))
                for file in files for function in file.functions}

    def one_after_the_other(self, files, calls):
        """Run files in one process, or in another from where that has ended or was changed.

        Yields (file, {function: Result}, whether it was first in its process, and did not end that).
        """
        end = time.monotonic() + self.clock_submission
        while files:
            with self.process(files, calls, seconds=self.exercise_seconds) as process:
                for number, file in enumerate(files, 1):
                    process.deadline = time.monotonic() + share_of(end, 1 + len(files) - number)
                    found, same = take(process, file, calls)
                    yield file, found, number == 1 and same is not None
                    if not same:
                        break
            files = files[number:]

    def run_alone(self, file, calls, seconds):
        """Run a file in a process of its own, and what is left after a call that ended that in another one.

        Returns {function: Result} of those for which there was time.
        """
        results, rest, computing = {}, file.functions, self.exercise_seconds
        deadline = time.monotonic() + min(seconds, self.clock_exercise)
        while rest and computing > 0 and time.monotonic() < deadline:
            file = file._replace(functions=rest)
            with self.process([file], calls, seconds=computing) as process:
                process.deadline = deadline
                found, _ = take(process, file, calls)
            results.update(found)
            rest = [function for function in rest if function not in found]
            computing -= sum(self.call_seconds for result in found.values()
                             if result.fault and result.fault.outcome is Outcome.TOO_SLOW)
        return results

    def messages(self, program, exercise, source, calls, clock, **more):
        """Yield what another program sends about a file, behind the same walls: Replies. Raises Gone.

        program is the name of a module with a function messages(request, source, calls, clock), like that of
        student_file; more goes into the request. The process ends with this generator, or after so many
        seconds on the clock.
        """
        file = File(exercise, source, [])
        with self.process([file], calls, program, **more) as process:
            process.deadline = time.monotonic() + clock
            while time.monotonic() < process.deadline:      # it may write without end
                message = expected(process, Reply, bool)
                if isinstance(message, bool):
                    return
                yield message

    # ---- Starting a process -------------------------------------------------------------------------------

    @contextlib.contextmanager
    def process(self, files, calls, program=STUDENT_FILE, **more):
        """Give a process that is shut in and has the files. It ends with the context."""
        sources = [file.source for file in files]
        process = self.started(sources, {
            "program": program, "calls": calls,
            "files": [{"exercise": file.exercise, "functions": file.functions, "length": len(file.source),
                       "encoding": encoding_of(file.source), **more} for file in files],
            "modules": set().union(*map(modules_named, sources)),
            "limits": (self.call_seconds, self.clock_call), "silence": self.clock_silence,
            "thread": self.thread, "isolate": self.isolate, "filter": self.filter})
        try:
            yield process
        finally:
            process.close()

    def started(self, sources, settings):
        try:
            process = Process(settings)
        except (OSError, TypeError, RuntimeError) as error:
            if not self.own:
                reason = str(getattr(error, "strerror", None) or error).rstrip(".")
                raise GraderFault(REFUSED.format(reason)) from error
            self.stands = 0, 0, 0
            return run_here(settings, sources)
        if self.filter and not process.filtered:    # it is refused here: start again without its tools
            process.close()
            self.filter = False
            return self.started(sources, {**settings, "filter": False})
        if process.as_root and not process.filtered:
            process.close()
            raise GraderFault(AS_ROOT)
        if CAN_FILTER and not process.user:
            with contextlib.suppress(ImportError):
                walls.prctl(walls.SET_DUMPABLE, 0)      # nothing of the same user may read our memory
        self.stands = process.user, process.filtered, process.as_root
        process.tell(b"".join(sources))
        return process


def share_of(end, number):
    """Return the seconds that each of so many files has until then."""
    return (end - time.monotonic()) / number


# ---- What comes back ---------------------------------------------------------------------------------------

def take(process, file, calls):
    """Take what a process sends about a file. Returns ({function: Result}, whether it can go on).

    If the process ends before, the second is None, the function that ran then has the fault, and those after
    it have no Result.
    """
    results, current = {}, None
    try:
        stopped = expected(process, Fault, NOTHING)
        for function in file.functions:
            current = Result(function, [], stopped=stopped)
            uses = expected(process, Reply).value
            if type(uses) is list:
                current = current._replace(uses=[name for k, name in enumerate(calls) if k in uses])
            while not current.fault and len(current.replies) < 2 * len(calls[function]):
                message = expected(process, Reply, Fault)
                if isinstance(message, Fault):
                    current = current._replace(fault=message)
                else:
                    current.replies.append(message)
            if stopped and current.fault and current.fault[:2] == (Outcome.MISSING_FUNCTION, ""):
                current = Result(function, [], stopped, of_file=True)
            results[function] = current
        return results, expected(process, bool)
    except Gone as gone:
        if current is None:
            fault = Fault(gone.outcome)
            return {function: Result(function, [], fault, of_file=True) for function in file.functions}, None
        return {current.function: current._replace(fault=Fault(gone.outcome)), **results}, None


def expected(process, *kinds):
    """Return the next message, which must be of one of some kinds. Raises Gone: others are forged."""
    message = next(process.messages)
    if not isinstance(message, kinds):
        raise Gone(Outcome.ENDED_PROGRAM)
    return message
