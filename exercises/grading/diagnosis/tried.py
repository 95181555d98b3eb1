"""The judge's half of the search: has changes of a student's text tried behind the walls.

What comes is not believed: it is checked to be numbers of changes, kinds and lines, or refused.
"""

import time
from typing import Any, List, NamedTuple

from grading.diagnosis.kinds import KINDS
from grading.sandbox.outcome import Outcome
from grading.sandbox.process import Gone
from grading.sandbox.results import Result

PROGRAM = "grading.diagnosis.search"
CHANGED_LINES = 8       # at most, by one change


class Change(NamedTuple):
    """A change that was tried on the student's text, and what the function then gives."""

    number: int         # of the change, in the fixed order in which they are tried
    kind: str           # one of KINDS
    lines: List[int]    # of the student's text
    values: Any         # for some inputs, or None if it changes nothing, or gives no answer


def changes(sandbox, exercise, source, function, inputs, seconds):
    """Try changes of a student's text, and yield each with what the function gives for some inputs.

    At a change that ends the process by taking too long, a new one goes on after it.
    """
    start, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            left = end - time.monotonic()
            for reply in sandbox.messages(PROGRAM, exercise, source, {function: inputs}, left,
                                          functions=[function], seconds=seconds, start=start):
                change = change_from(reply.value)
                if change.number < start:
                    return
                start = change.number + 1
                yield change
            return
        except Gone as gone:
            if gone.outcome is not Outcome.TOO_SLOW:
                return
        start += 1


def with_change(sandbox, number, exercise, source, function, inputs, seconds):
    """Return the Change with a number and the Result for all inputs, from a fresh process; or None twice."""
    try:
        first, *replies = sandbox.messages(PROGRAM, exercise, source, {function: inputs}, seconds,
                                           functions=[function], seconds=seconds, only=number)
        if len(replies) != 2 * len(inputs):
            return None, None
        changed = {k: reply.changed for k, reply in enumerate(replies) if reply.changed is not None}
        return change_from(first.value), Result(function, [reply.value for reply in replies], changed=changed)
    except (Gone, ValueError):
        return None, None


def change_from(value):
    """Return the Change that a value stands for. Raises Gone."""
    try:
        number, kind, lines, values = value
        if not 0 <= number < 1_000_000 or not 0 < len(lines) <= CHANGED_LINES:
            raise ValueError
        if not all(type(whole) is int and 0 <= whole < 1_000_000 for whole in (number, kind, *lines)):
            raise ValueError
        return Change(number, KINDS[kind], lines, values if type(values) is list else None)
    except Exception:
        raise Gone(Outcome.ENDED_PROGRAM) from None
