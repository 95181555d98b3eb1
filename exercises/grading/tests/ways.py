"""The ways in which a submission can run on this computer, and how to read what the sandbox says of it.

This is all that the hostile tests know of the sandbox: another one changes this file, and no test.
"""

import math
import os
import sys
from typing import NamedTuple

from grading.sandbox.host import File, Sandbox
from grading.sandbox.walls import NOBODY
from grading.tests.doors import QUICK

POSIX = hasattr(os, "fork")
LINUX = sys.platform.startswith("linux")
ON_WINDOWS = os.name == "nt"
ROOT = POSIX and os.geteuid() == 0


class Way(NamedTuple):
    """One way of running: what the sandbox is told to do without."""

    name: str
    options: dict
    here: bool          # whether it can be tried here
    harmless: tuple     # the kinds of probes that are tried there: where they must be harmless
    filtered: bool      # whether a filter for system calls stands there
    memory: int         # the megabytes that an exercise may take, or 0 where nothing bounds them

    def open(self, calls):
        """Return a Sandbox for the calls {function: [arguments, ...]}."""
        return Sandbox(calls, **self.options)

    def run_all(self, sandbox, files, **limits):
        """Have {exercise: (source, functions)} of one submission run, and return {function: Result}."""
        vars(sandbox).update({**QUICK, **limits})
        return sandbox.run([File(exercise, *file) for exercise, file in files.items()])


USER, FILTERED = map(bool, Sandbox({}).walls()[:2])

WAYS = [
    Way("root on Linux", {}, USER, ("everywhere", "posix"), FILTERED, 256),
    Way("an ordinary user on Linux", {"isolate": False}, FILTERED, ("everywhere", "posix"), True, 256),
    Way("without the filter", {"isolate": False, "filter": False}, POSIX, ("everywhere", "posix"), False,
        256 * LINUX),
    # Anywhere else it is the way without the filter once more, but for who counts the time.
    Way("Windows", {"isolate": False, "filter": False, "thread": True}, True,
        ("everywhere",) * ON_WINDOWS, False, 512 * ON_WINDOWS),
]
WAYS_HERE = [way for way in WAYS if way.here]
WAYS_TO_ATTACK = [way for way in WAYS_HERE if way.harmless]


def run(sandbox, exercise, source, functions, **limits):
    """Have functions of a file called, with the calls of the sandbox, and return {function: Result}."""
    vars(sandbox).update({**QUICK, **limits})
    return sandbox.run([File(exercise, source, functions)])


def neighbours_user(sandbox):
    """Return the user number of what runs in a sandbox, or 0 if that is our own."""
    return sandbox.walls()[0] or (NOBODY if ROOT else 0)


# ---- What the sandbox says ------------------------------------------------------------------------

def fault(result):
    """Return the name of the fault that a function ended with, or ""."""
    return result.fault.outcome.value if result.fault else ""


def values(result):
    """Return what each call gave, first in the order of the calls and then in the opposite one."""
    return result.values


def was_called(result):
    """Return whether there was time left to call it."""
    return not (result.fault and result.fault.no_time)


def is_right(result, expected):
    """Return whether the calls gave what is expected of each, and nothing else happened."""
    got = values(result)
    return (not result.fault and len(got) == 2 * len(expected)
            and not result.changed
            and all(map(is_close, got, [*expected, *expected[::-1]])))


def is_close(got, expected):
    if isinstance(expected, (list, tuple)):
        return type(got) in (list, tuple) and len(got) == len(expected) and all(map(is_close, got, expected))
    return is_number(got) and math.isclose(got, expected, rel_tol=1e-9)


def is_number(value):
    return type(value) in (int, float)


def is_sound(value, room=1000):
    """Return whether it is a number, a list of such values, not too large, or the description of a thing."""
    if type(value) in (list, tuple):
        return len(value) < room and all(is_sound(item, room // len(value)) for item in value)
    if is_number(value):
        return True
    return all(type(text) is str and len(text) <= 400 for text in (value.kind, value.text))


def words(result):
    """Return the name of the exception that a function ended with, and what it says."""
    return result.fault.kind, result.fault.message


def lines(result):
    """Return the lines of the file that its fault names, 0 if none."""
    return result.fault.line, result.fault.inner_line
