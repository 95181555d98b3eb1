"""The judge's end: run a student's functions in another process, and take back nothing but what they return.

    with Sandbox(calls) as sandbox:
        results = sandbox.run("ex3_chain_rule", source, ["dL_dy", "dy_dz"], seconds=60)

calls is {function: [arguments, ...]}, the results are {function: Result}.
"""

import contextlib
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from typing import List, NamedTuple, Optional

from grading.sandbox.lines import Lines, pack
from grading.sandbox.outcome import Outcome
from grading.sandbox.processes import COMMAND, ENVIRONMENT, TEMPLATE, ForkedProcess, Gone, StartedProcess
from grading.sandbox.replies import BEFORE, FAULTS, Change, Fault, Loaded, Reply, Tampered, decode
from grading.sandbox.system import SET_DUMPABLE, WITHOUT_FILTER, prctl

CALL_SECONDS = 2            # a call that takes longer is too slow
SILENT_SECONDS = 0.7        # and so is a change of the student's text without which nothing is heard so long
START_SECONDS = 10          # and so is a file whose text takes longer to decode

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
ON_LINUX = sys.platform.startswith("linux")
CAN_ISOLATE = ON_LINUX and hasattr(os, "geteuid") and os.geteuid() == 0


class GraderFault(Exception):
    """Something of the grader's own went wrong. No student may lose marks by it."""


def need_processes():
    """Raise GraderFault where no process can be started, as in a browser's Python."""
    if sys.platform in ("emscripten", "wasi"):
        raise GraderFault("Nothing can be checked in a browser's Python, which cannot start other programs: "
                          "download the files, and use a Python on your own computer.")


class Result(NamedTuple):
    """What came of one function."""

    replies: List[Reply]    # one for each call, and again in the opposite order; fewer before a fault
    fault: Optional[Fault] = None
    loading: bool = False   # whether it is a fault of the file as a whole
    time_up: bool = False   # whether there was no time left to call it
    stopped: Optional[Fault] = None     # what stopped the file below its functions
    uses: List[str] = []    # the names that stand in it: not to be believed


class Sandbox:
    """Runs exercises, one at a time. Not to be shared between threads: make one for each."""

    def __init__(self, calls, call_seconds=CALL_SECONDS, fork=CAN_FORK, isolate=CAN_ISOLATE, filter=ON_LINUX):
        need_processes()
        self.calls, self.call_seconds = calls, call_seconds
        self.fork, self.isolate, self.filter = fork, isolate, filter
        self.user = 0       # the user number that isolates the processes, or 0
        self.as_root = False        # whether answers have root's rights
        self.filtered = False       # whether they are behind a filter for system calls
        self.template = self.line = None
        self.make_folder()
        if fork:
            self.start_template()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def make_folder(self):
        """Make the empty folder in which answers run. It goes when this object goes, even if interrupted."""
        self.folder = os.path.join(tempfile.gettempdir(), f"grading-{os.urandom(8).hex()}")
        self.remove_folder = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        os.chmod(self.folder, 0o755)

    @property
    def isolated(self):
        """Whether answers can reach nothing beyond their own process. Otherwise the isolation is partial."""
        return self.filtered or self.user != 0

    def start_template(self):
        self.line, far_end = socket.socketpair()
        with far_end:
            command = [*COMMAND, TEMPLATE] + ([] if self.filter else [WITHOUT_FILTER])
            self.template = subprocess.Popen(command, stdin=far_end, stdout=subprocess.DEVNULL,
                                             stderr=subprocess.DEVNULL, cwd=self.folder, env=ENVIRONMENT,
                                             start_new_session=True)
        self.line.settimeout(10)
        self.lines = Lines(lambda: self.line.recv(100))
        try:
            self.line.sendall(pack(root=self.folder, isolate=self.isolate, calls=self.calls))
            self.user, self.filtered, self.as_root = map(int, self.lines.next().split())
        except (OSError, EOFError) as error:
            raise GraderFault(f"the process that starts the others could not be started: {error}") from error
        if self.filter and not self.filtered:       # it is refused here: start again without its tools
            self.filter = False
            self.restart()
        elif self.as_root and not self.filtered:
            raise GraderFault("Answers would run with root's rights here, which cannot be given up: "
                              "mark as an ordinary user, or in a container that allows it.")
        elif not self.user:
            prctl(SET_DUMPABLE, 0, 0, 0, 0)     # no process of the same user may read our memory

    def order(self, order):
        """Send the template an order and return its answer, a number."""
        self.line.sendall(order)
        return self.answer()

    def answer(self):
        try:
            return int(self.lines.next())
        except EOFError:
            raise OSError("the template has ended") from None

    def end_template(self, patience):
        self.line.close()
        try:
            self.template.wait(patience)
        except subprocess.TimeoutExpired:
            self.template.kill()
            self.template.wait()

    def close(self):
        """End everything that was started."""
        if self.template is not None:
            self.end_template(patience=10)
        self.remove_folder()

    def restart(self):
        """Replace a template that a submission has ended: without root's rights it can do that."""
        self.end_template(patience=0)
        self.remove_folder()
        self.make_folder()      # the old one may be gone, or no longer ours to enter
        self.start_template()

    def sweep(self):
        """Make sure that nothing of the submission is alive any more. Call it when a submission is done."""
        if self.fork:
            try:
                done = self.order(b"sweep")
            except OSError:
                done = not self.user
                self.restart()
            if not done:
                raise GraderFault("processes of the submission could not be ended")

    def run(self, exercise, source, functions, seconds, calls=None):
        """Call some functions of one exercise and return {function: Result}, after so many seconds at most.

        source is the content of the file, bytes; calls are others than the usual ones. A function that ends
        the process, or takes too long, costs itself only: the others go on in a new process. One that is too
        slow gets a second try.
        """
        results, rest, second_try = {}, list(functions), True
        deadline = time.monotonic() + seconds
        while rest:
            if time.monotonic() >= deadline:
                for function in rest:       # one that was too slow itself keeps that
                    results.setdefault(function, Result([], Fault(Outcome.TOO_SLOW), time_up=True))
                break
            process = self.process()
            try:
                process.ask(exercise=exercise, source=source, functions=rest, calls=calls,
                            load_seconds=self.call_seconds, search=None)
                self.listen(process, calls or self.calls, rest, results, deadline)
            finally:
                process.end()
            slow = [function for function, result in results.items()
                    if result.fault and result.fault.outcome is Outcome.TOO_SLOW]
            if slow and second_try:     # once in an exercise: the computer itself may have paused
                second_try = False
                rest = [function for function in functions if function in slow or function in rest]
        return results

    def process(self):
        return ForkedProcess(self) if self.fork else StartedProcess(self.calls, self.folder)

    def changes(self, exercise, source, function, inputs, seconds):
        """Try changes of a student's text, and yield each with what the function gives for some inputs.

        At a change with which the process falls silent, a new one goes on after it.
        """
        start, deadline = 0, time.monotonic() + seconds
        while time.monotonic() < deadline:
            tried = self.tried(exercise, source, function, inputs, deadline, start=start)
            try:
                with contextlib.closing(tried):
                    for change in tried:
                        in_order = isinstance(change, Change) and change.number >= start
                        if not in_order or time.monotonic() > deadline:
                            return
                        start = change.number + 1
                        yield change
            except Gone as gone:
                if gone.outcome is not Outcome.TOO_SLOW:
                    return
            start += 1

    def with_change(self, number, exercise, source, function, inputs, seconds):
        """Return the Change with a number and the Result for all inputs, both ways, in a fresh process."""
        tried = self.tried(exercise, source, function, inputs, time.monotonic() + seconds, only=number)
        replies = []
        try:
            change = next(tried)
            replies.extend(itertools.islice(tried, 2 * len(inputs)))
        except (Gone, StopIteration):
            return None, Result(replies, Fault(Outcome.ENDED_PROGRAM))
        finally:
            tried.close()
        whole = len(replies) == 2 * len(inputs) and all(isinstance(reply, Reply) for reply in replies)
        return change, Result(replies, None if whole else Fault(Outcome.ENDED_PROGRAM))

    def tried(self, exercise, source, function, inputs, deadline, start=0, only=None):
        """Yield what a process sends that tries changes. Raises Gone."""
        process = self.process()
        try:
            process.ask(exercise=exercise, source=source, functions=[function], calls={function: inputs},
                        load_seconds=self.call_seconds, search={"start": start, "only": only})
            wait_until_shut_in(process, deadline)
            yield from self.messages(process, deadline, SILENT_SECONDS)
        finally:
            process.end()

    def listen(self, process, calls, rest, results, deadline):
        """Take what one process sends. What was answered, or asked when it fell silent, leaves rest."""
        messages = self.messages(process, deadline, self.call_seconds)
        try:
            wait_until_shut_in(process, deadline)
            loaded = self.hear_of_loading(process, deadline)
        except Gone as gone:
            loaded = Fault(gone.outcome)
        if not isinstance(loaded, Loaded):
            fault = loaded if isinstance(loaded, Fault) else Fault(Outcome.ENDED_PROGRAM)
            results.update(dict.fromkeys(rest, Result([], fault, loading=True)))
            rest.clear()
        while rest:
            function, replies = rest.pop(0), []
            try:
                fault = self.take_replies(messages, 2 * len(calls[function]), replies)
            except Gone as gone:
                results[function] = Result(replies, Fault(gone.outcome))
                return
            missing = fault and fault.outcome is Outcome.MISSING_FUNCTION and not fault.kind
            if loaded.stopped and missing:
                results[function] = Result([], loaded.stopped, loading=True)
            else:
                results[function] = Result(replies, fault, stopped=loaded.stopped,
                                           uses=loaded.uses.get(function, []))

    def hear_of_loading(self, process, deadline):
        """Return Loaded, or the Fault for which the file cannot be executed. Raises Gone."""
        first = process.line(START_SECONDS, deadline)
        if first != b"ready":
            return messages_in(first, BEFORE)[0]
        return messages_in(process.line(self.call_seconds + 1, deadline))[0]

    def take_replies(self, messages, number, replies):
        """Fill the list with so many replies, or return the fault that came in place of one."""
        while len(replies) < number:
            message = next(messages)
            if isinstance(message, Fault):
                return message
            if not isinstance(message, Reply):      # the line was tampered with
                raise Gone(Outcome.ENDED_PROGRAM)
            replies.append(message)

    def messages(self, process, deadline, seconds):
        """Yield each message that a process sends, a line of them within so many seconds. Raises Gone."""
        while True:
            yield from messages_in(process.line(seconds, deadline))


def messages_in(line, faults=FAULTS):
    """Return the messages in one line. Raises Gone if it was tampered with."""
    try:
        return decode(line, faults)
    except Tampered:
        raise Gone(Outcome.ENDED_PROGRAM) from None


def wait_until_shut_in(process, deadline):
    """Wait for the first line, which is sent before any of the student's code runs."""
    try:
        first = process.line(START_SECONDS, deadline)
    except Gone as gone:
        if gone.outcome is Outcome.TOO_SLOW:    # a text that takes long to decode
            raise
        raise GraderFault("a process ended before it began") from None
    if first != b"shut in":
        raise GraderFault(f"a process could not be shut in: {first.decode('ascii', 'replace')}")
