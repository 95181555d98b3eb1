"""Is it right? If not, what kind of fault is it, and which call shows it?"""

import itertools
import math
from typing import List, NamedTuple

from grading.diagnosis.patterns import out_of_range
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
    """Return the number of the wrong input that is plainest to show: the first, for simple inputs come first.

    Where possible the numbers differ in their first two digits and are not nearly 0, the neuron is not
    saturated, and what it gives cannot be.
    """
    def key(k):
        right = check.flat_right[k]
        small = all(abs(number) < 0.01 for number in right if number)
        return (first_digits(given[k]) == first_digits(right), small or is_extreme(check.inputs[k]),
                not out_of_range(check.question, given[k]), k)
    return min(wrong, key=key)


def first_digits(numbers):
    return [f"{number:.1e}" for number in numbers]


def is_extreme(arguments):
    """Return whether an input is at the edge: large numbers, a neuron that is sure, y near 0 or 1."""
    numbers = flat(arguments)
    return max(map(abs, numbers), default=0) > 5 or weighted_sums_of(arguments) > 4 or any(
        0 < abs(number) < 0.05 or 0.95 < number < 1 for number in numbers)


def weighted_sums_of(arguments):
    """Return the largest |z| of a neuron with these arguments, or 0 if it is not one."""
    if len(arguments) < 3 or not isinstance(arguments[0], list) or isinstance(arguments[0][0], list):
        return 0
    weights, bias, x = arguments[:3]
    inputs = [one[0] for one in x] if x and isinstance(x[0], tuple) else [x]
    return max(abs(weights[0] * one[0] + weights[1] * one[1] + bias) for one in inputs)
