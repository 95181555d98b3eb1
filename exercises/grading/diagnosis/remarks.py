"""Remarks: what the text of an answer shows by itself, and what is said of it.

A finder looks at a Scope and yields the lines in which it finds something, each with some of the student's
own words. readable.py has those for a function that gives something wrong, or nothing, and stopping.py those
for an exception; unreadable.py is for what Python cannot read. To add a remark, write a finder, and put it
with its sentence into the table below it, where it is likely. The first that finds something is said.
"""

from grading.diagnosis import multiline, unreadable
from grading.diagnosis.program import Scope
from grading.diagnosis.readable import (
    CHANGED, ENDLESS, KEPT, NOTHING, WRONG, call_order, changed, early_return, hidden, order, overwritten,
    random, some_return, unused)
from grading.diagnosis.stopping import STOPPED
from grading.diagnosis.unreadable import Remark

FINDERS = {     # for each outcome
    "wrong": [*WRONG],
    "not_finite": [*WRONG],
    "nothing": [*NOTHING, *WRONG],      # a result of None
    "wrong_type": [order, early_return],
    "changed_arguments": [*CHANGED],
    "inconsistent": [random, *KEPT],
    "exception": [*STOPPED, order, call_order, hidden, overwritten, unused],
    "too_slow": [*ENDLESS],
}
TABLES = (WRONG, NOTHING, CHANGED, KEPT, ENDLESS, STOPPED)
SENTENCES = {**{find.__name__: sentence for table in TABLES for find, sentence in table.items()},
             **unreadable.SENTENCES}
KINDS_OF_REMARK = list(SENTENCES)
LESS_SURE = {find.__name__ for find in (*WRONG, some_return, changed)}
SURE = set(SENTENCES) - LESS_SURE | {"order", "call_order", "random"}       # no place says more
UNTRIED = {"too_slow", "inconsistent"}      # outcomes for which no change is tried


def remark_on(program, function, handed_out, given, outcome, error):
    """Return the Remark on a function, or None."""
    scope = Scope(program, function, handed_out, given, error)
    for find in FINDERS.get(outcome, []):
        for line, *words in find(scope):
            return Remark(find.__name__, line, tuple(words))
    return None


def in_words(remark, **names):
    """Return the sentence of a Remark, with what stands in it."""
    if remark.kind in multiline.COLUMNS and remark.words:
        names.update(multiline.fields(remark.line, *remark.words))
    return SENTENCES[remark.kind].format(*remark.words, line=remark.line, **names)
