"""Is it right? If not, what kind of fault is it, and which call shows it?"""

import itertools
import math
from typing import List, NamedTuple

from grading.judging.check import ABS_TOL, close_numbers, flat, shape
from grading.sandbox.outcome import Outcome
from grading.sandbox.messages import Thing


class Verdict(NamedTuple):
    outcome: Outcome
    call: int = 0           # the number of the call that shows it
    wrong: List[int] = []   # the numbers of the inputs at which the answer is not right


def verdict_on(check, result):
    """Return the Verdict on what the sandbox sent about one function."""
    if result.fault:
        return Verdict(result.fault.outcome, len(result.values))
    if all_right(check, result):        # the quick way for most
        return Verdict(Outcome.RIGHT)
    given = all_numbers(result.values)
    for rule in not_numbers, changed, not_the_same_twice, not_right:
        verdict = rule(check, result, given)
        if verdict:
            return verdict
    return Verdict(Outcome.RIGHT)


def all_right(check, result):
    """Return whether every value is right, and the second time the same."""
    values = result.values
    return values == values[::-1] and not result.changed and all(
        map(agrees, values, check.right, itertools.repeat(check.question.rel_tol)))


def agrees(value, right, rel_tol):
    """Return whether a value has the shape of what is right, and the same numbers but for rounding."""
    if isinstance(right, (list, tuple)):
        return type(value) in (list, tuple) and len(value) == len(right) and all(
            map(agrees, value, right, itertools.repeat(rel_tol)))
    return (type(value) in (float, int) and abs(value) < 1e300      # a huge int is not even a float
            and math.isclose(value, right, rel_tol=rel_tol, abs_tol=ABS_TOL))


def all_numbers(values):
    """Return the numbers of each value. If the second call gave the same, they are the same list."""
    first = [flat(value) for value in values[:len(values) // 2]]
    again = [given if value == twin else flat(value)
             for given, twin, value in zip(first, values, reversed(values))]
    return first + again[::-1]


def stranger(numbers):
    """Return the first item that is not a number, or None."""
    return next((number for number in numbers if isinstance(number, Thing)), None)


def not_numbers(check, result, given):
    for call, value in enumerate(result.values):
        if call >= len(check.inputs) and given[call] is given[-1 - call]:
            continue
        if stranger(given[call]) or shape(value) != check.shape:
            return Verdict(Outcome.WRONG_TYPE, call)
        if not all([abs(number) < 1e300 for number in given[call]]):
            return Verdict(Outcome.NOT_FINITE, call)


def changed(check, result, given):
    if result.changed:
        return Verdict(Outcome.CHANGED_ARGUMENTS, min(result.changed))


def not_the_same_twice(check, result, given):
    for call in range(len(check.inputs)):
        if given[call] is not given[-1 - call] and not close_numbers(given[call], given[-1 - call]):
            return Verdict(Outcome.INCONSISTENT, call)


def not_right(check, result, given):
    rel_tol = check.question.rel_tol
    wrong = [k for k, right in enumerate(check.flat_right) if not close_numbers(given[k], right, rel_tol)]
    if wrong:
        return Verdict(Outcome.WRONG, clearest(check, given, wrong), wrong)


def clearest(check, given, wrong):
    """Return the number of the wrong input that is best to show: the shortest, then the one furthest off."""
    def key(k):
        off = max(abs(a - b) / max(abs(b), 0.01) for a, b in zip(given[k], check.flat_right[k]))
        return len(flat(check.inputs[k])), len(repr(check.inputs[k])), -off
    return min(wrong, key=key)
