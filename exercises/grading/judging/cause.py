"""Why an answer is wrong, and where: the smallest change to the student's own text that makes it right.

The sandbox tries the changes, in a process of its own, and sends numbers. Here they are compared with the
right values; a change that fits is tried once more, in a fresh process, on all inputs and on others.
"""

import contextlib
import copy
import itertools
from typing import NamedTuple, Optional

from grading.diagnosis.tried import Change, changes, with_change
from grading.judging.verdict import Verdict, agrees, verdict_on
from grading.sandbox.outcome import Outcome

SECONDS = 2             # for all, and then there is silence
INPUTS = 6              # on which every change is tried
AS_LIKELY = 10          # so many changes after the first that fits, one on another line is as likely
FITTING = 3             # changes that fit are tried on all inputs

# In words that go on after "with" and before ", every input would be right": never the new text.
KINDS = {
    "bracket": "one bracket more or less",
    "colon": "a colon at its end",
    "equals": "== in place of =",
    "star": "a * between two factors",
    "spelling": "a name spelled as Python knows it",
    "return": "the result given back with return",
    "whole": "/ in place of //",
    "sign": "the opposite sign of one part",
    "call": "the value itself, without the function around it",
    "brackets": "the brackets set differently",
    "start": "a fresh start in every call",
    "copy": "a copy of the list in place of the list itself",
    "slice": "all of the list or range, from the first to the last",
    "condition": "another condition, or none",
    "indent": "a line indented differently",
    "sum": "+= in place of =, or = in place of +=",
    "less": "one part less",
    "index": "another index",
    "argument": "other arguments in the call",
    "swap": "two things exchanged",
    "outside": "the function's own arguments in place of variables from outside it",
    "delete": "this line left out",
    "mean": "a division by the number of examples",
    "double": "a factor 2",
    "one minus": "1 minus one part in place of that part",
    "function": "another function",
    "operator": "another operator",
    "name": "another variable",
    "number": "something else in place of a number",
    "factor": "one factor more",
    "term": "one term more",
}


class Unexplained(NamedTuple):
    """What a search needs to know about a wrong answer."""

    source: bytes
    verdict: Verdict


class Cause(NamedTuple):
    """The change that makes an answer right, and one that is as likely, on another line, if there is one."""

    change: Change
    other: Optional[Change] = None

    @property
    def lines(self):
        return self.change.lines

    def words(self):
        where = ", or at ".join(f"{lines_in_words(change.lines)}: with {KINDS[change.kind]}"
                                for change in (self.change, self.other) if change)
        return f"Look at {where}, every input would be right."


def lines_in_words(lines):
    """Return "line 12" or "lines 14, 15 and 16"."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"


def can_be_explained(outcome):
    return outcome in (Outcome.WRONG, Outcome.EXCEPTION, Outcome.SYNTAX_ERROR, Outcome.WRONG_TYPE,
                       Outcome.NOT_FINITE, Outcome.CHANGED_ARGUMENTS, Outcome.INCONSISTENT)


def find_cause(sandbox, answer, check, other):
    """Return the Cause of a wrong answer, or None. other is a Check of the same question, drawn otherwise."""
    source, verdict = answer.unexplained
    chosen = telling_inputs(check, verdict)
    inputs, right = [check.inputs[k] for k in chosen], [check.right[k] for k in chosen]
    both = joined(check, other)
    try:
        with contextlib.closing(changes(sandbox, answer.exercise, source, answer.function, inputs,
                                        SECONDS)) as tried:
            found = list(itertools.islice(fitting(tried, right, check.question.rel_tol), FITTING))
        sure = [change for change in found if makes_all_right(sandbox, answer, change, both)]
    except Exception:       # whatever the process has sent: a search that fails costs nobody anything
        return None
    others = [change for change in sure[1:] if change.kind != sure[0].kind
              and set(change.lines).isdisjoint(sure[0].lines)]
    return Cause(sure[0], *others[:1]) if sure else None


def makes_all_right(sandbox, answer, change, check):
    """Try a change once more, in a fresh process, on all inputs of a check."""
    source = answer.unexplained.source
    again, result = with_change(sandbox, change.number, answer.exercise, source, answer.function,
                                check.inputs, SECONDS)
    return (again is not None and again[:3] == change[:3] and max(change.lines) <= source.count(b"\n") + 1
            and verdict_on(check, result).outcome is Outcome.RIGHT)


def telling_inputs(check, verdict):
    """Return the numbers of some inputs: the clearest that is wrong, more that are wrong, and any others."""
    number = len(check.inputs)
    wrong = verdict.wrong or range(number)
    spread = [*wrong[::max(1, len(wrong) // 3)][:3], *range(0, number, max(1, number // 3))]
    clearest = min(verdict.call, 2 * number - 1 - verdict.call) if verdict.call < 2 * number else 0
    return list(dict.fromkeys([clearest, *spread]))[:INPUTS]


def fitting(tried, right, rel_tol):
    """Yield the changes that give what is right: the first, and those that follow it closely."""
    first = None
    for change in tried:
        if first is not None and change.number > first + AS_LIKELY:
            return
        if change.values is not None and all(map(agrees, change.values, right, itertools.repeat(rel_tol))):
            first = change.number if first is None else first
            yield change


def joined(check, other):
    """Return a check with the inputs of two checks of the same question."""
    both = copy.copy(check)
    more = [k for k, arguments in enumerate(other.inputs) if arguments not in check.inputs]
    both.inputs = check.inputs + [other.inputs[k] for k in more]
    both.right = check.right + [other.right[k] for k in more]
    both.flat_right = check.flat_right + [other.flat_right[k] for k in more]
    return both
