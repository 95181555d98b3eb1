"""The judge's end: run a student's functions in another process, and take back only what they return.

    with Sandbox(calls) as sandbox:
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
from grading.sandbox.process import Gone, GraderFault, InProcess, Process
from grading.sandbox.surroundings import encoding_of, modules_named

ON_LINUX = sys.platform.startswith("linux")
CAN_FILTER = ON_LINUX and sys.implementation.name == "cpython"       # PyPy has not the tools for it
CAN_ISOLATE = ON_LINUX and hasattr(os, "geteuid") and os.geteuid() == 0
STUDENT_FILE = "grading.sandbox.student_file"
NOTHING = type(None)
# What an earlier file may have caused.
CAUSED = {Outcome.TOO_SLOW, Outcome.OUT_OF_MEMORY, Outcome.ENDED_PROGRAM}
REFUSED = ("Nothing can be marked here (no process can be started: {0}). Use a Python "
           "that can start other programs: in a browser it cannot.")
AS_ROOT = ("Answers would run with root's rights here, which cannot be given up: "
           "mark as an ordinary user, or in a container that allows it.")


class Limits(NamedTuple):
    """Seconds of computing, which count, and seconds on the clock, which are a net for what sleeps."""

    call: float = 2
    exercise: float = 10
    clock_call: float = 5
    clock_exercise: float = 30
    clock_submission: float = 60


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

    def __init__(self, calls, isolate=CAN_ISOLATE, filter=CAN_FILTER, thread=os.name == "nt", own=False,
                 limits=Limits()):
        self.calls, self.limits, self.own = calls, limits, own
        self.isolate, self.filter, self.thread = isolate, filter, thread
        self.stands = None      # (its own user number or 0, the filter, whether answers have root's rights)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Leave nothing: each process has ended with its submission."""

    def walls(self):
        """Return what stands, after it was tried out."""
        if self.stands is None:
            self.process(STUDENT_FILE, [], {}).close()
        return self.stands

    # ---- Running ------------------------------------------------------------------------------------------

    def run(self, files, calls=None):
        """Call the functions of a submission's files, and return {function: Result}.

        calls are others than the usual ones. First the files run one after the other in one process, each for
        its share of the time. A file that changes what all share, takes too long or ends the process costs no
        other: another process goes on. What ended in such a way is tried once more, in a process of its own.
        """
        calls, results = calls or self.calls, {}
        end = time.monotonic() + self.limits.clock_submission
        together = list(files) if len(files) > 1 else []
        while together:
            together = self.run_together(together, calls, results, end)
        alone = [file for file in files if not results.keys() >= set(file.functions)]
        for number, file in enumerate(alone):
            self.run_alone(file, calls, results, share_of(end, len(alone) - number))
        return {function: results[function] for file in files for function in file.functions}

    def run_together(self, files, calls, results, end):
        """Run files in one process as long as it can go on, and return the others.

        Fills the results, but for what is to run alone.
        """
        with self.started(files, calls, self.limits.exercise) as process:
            for number, file in enumerate(files):
                later = files[number + 1:]
                process.deadline = time.monotonic() + share_of(end, 1 + len(later))
                found, same = take(process, file, calls)
                suspect = {function for function, result in found.items()
                           if result.fault and result.fault.outcome in CAUSED}
                not_sure = suspect if number or same is None else ()    # the first was alone
                results.update((function, result._replace(first=number == 0))
                               for function, result in found.items() if function not in not_sure)
                if suspect or not same:
                    return later
        return []

    def run_alone(self, file, calls, results, seconds):
        """Run what is left of a file in a process of its own, and after what ends that in another one."""
        rest, computing = [one for one in file.functions if one not in results], self.limits.exercise
        deadline = time.monotonic() + min(seconds, self.limits.clock_exercise)
        while rest and computing > 0 and time.monotonic() < deadline:
            file = file._replace(functions=rest)
            with self.started([file], calls, computing) as process:
                process.deadline = deadline
                found, _ = take(process, file, calls)
            results.update(found)
            rest = [function for function in rest if function not in found]
            computing -= sum(self.limits.call for result in found.values()
                             if result.fault and result.fault.outcome is Outcome.TOO_SLOW)
        no_time = Fault(Outcome.TOO_SLOW, no_time=True)
        results.update((function, Result(function, [], no_time)) for function in rest)

    def messages(self, program, exercise, source, calls, clock, **more):
        """Yield what another program sends about a file, behind the same walls: Replies. Raises Gone.

        program is the name of a module with a function messages(request, source, calls, clock), like that of
        student_file; more goes into the request. The process ends with this generator, or after so many
        seconds on the clock.
        """
        file = File(exercise, source, [])
        with contextlib.closing(self.process(program, [file], calls, **more)) as process:
            process.deadline = time.monotonic() + clock
            while True:
                message = expected(process, Reply, bool)
                if isinstance(message, bool):
                    return
                yield message

    # ---- Starting a process -------------------------------------------------------------------------------

    def started(self, files, calls, seconds):
        """Return a context with a process that has some files, which may compute for so many seconds each."""
        return contextlib.closing(self.process(STUDENT_FILE, files, calls, seconds=seconds))

    def process(self, program, files, calls, **more):
        """Return a process that is shut in and has the files."""
        sources = [file.source for file in files]
        settings = {
            "program": program, "calls": calls,
            "files": [{"exercise": file.exercise, "functions": file.functions, "length": len(file.source),
                       "encoding": encoding_of(file.source), **more} for file in files],
            "modules": set().union(*map(modules_named, sources)),
            "limits": (self.limits.call, self.limits.clock_call), "thread": self.thread,
            "isolate": self.isolate, "filter": self.filter}
        try:
            process = Process(settings)
        except (OSError, TypeError, RuntimeError) as error:
            if not self.own:
                reason = str(getattr(error, "strerror", None) or error).rstrip(".")
                raise GraderFault(REFUSED.format(reason)) from error
            self.stands = 0, 0, 0
            return InProcess(settings, sources)
        try:
            if self.filter and not process.filtered:    # it is refused here: start again without its tools
                process.close()
                self.filter = False
                return self.process(program, files, calls, **more)
            if process.as_root and not process.filtered:
                raise GraderFault(AS_ROOT)
            if self.stands is None and CAN_FILTER and not process.user:
                with contextlib.suppress(ImportError):
                    walls.prctl(walls.SET_DUMPABLE, 0)      # nothing of the same user may read our memory
            self.stands = process.user, process.filtered, process.as_root
            process.tell(b"".join(sources))
        except BaseException:
            process.close()
            raise
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
                current = Result(function, [], stopped._replace(of_file=True))
            results[function] = current
        return results, expected(process, bool)
    except Gone as gone:
        if current is None:
            fault = Fault(gone.outcome, of_file=True)
            return {function: Result(function, [], fault) for function in file.functions}, None
        return {current.function: current._replace(fault=Fault(gone.outcome)), **results}, None


def expected(process, *kinds):
    """Return the next message, which must be of one of some kinds. Raises Gone: others are forged."""
    message = next(process.messages)
    if not isinstance(message, kinds):
        raise Gone(Outcome.ENDED_PROGRAM)
    return message
