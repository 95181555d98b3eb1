"""Remarks: what the text of an answer shows by itself, and what is said of it.

A finder looks at a Text and yields the lines in which it finds something, each with some of the student's own
words. readable.py has those for a function that gives something wrong, or nothing, and stopping.py those for
an exception; unreadable.py is for what Python cannot read. To add a remark, write a finder and its sentence,
which has its name, and put it where it is likely. The first that finds something is said.
"""

from grading.diagnosis import readable, stopping, unreadable
from grading.diagnosis.text import Text
from grading.diagnosis.unreadable import Remark

SENTENCES = {**readable.SENTENCES, **stopping.SENTENCES, **unreadable.SENTENCES}
KINDS_OF_REMARK = list(SENTENCES)
LESS_SURE = {find.__name__ for find in readable.WRONG} | {"some_return", "changed"}
SURE = set(SENTENCES) - LESS_SURE | {"order", "call_order", "random"}       # no place says more
UNTRIED = {"too_slow", "missing_function"}      # outcomes for which no change is tried
FINDERS = {     # for each outcome
    "wrong": readable.WRONG,
    "not_finite": readable.WRONG,
    "nothing": readable.NOTHING + readable.WRONG,       # a result of None
    "wrong_type": readable.RETURNED,
    "changed_arguments": readable.CHANGED,
    "inconsistent": readable.INCONSISTENT,
    "missing_function": stopping.MISSING,
    "exception": stopping.STOPPED + readable.WRONG_OR_STOPPED,
    "too_slow": readable.TOO_SLOW,
}


def remark_on(program, function, arguments, given, outcome, error):
    """Return the Remark on a function, or None."""
    text = Text(program, function, arguments, given, error)
    for find in FINDERS.get(outcome, []):
        for line, *words in find(text):
            return Remark(find.__name__, line, tuple(words))
    return None
