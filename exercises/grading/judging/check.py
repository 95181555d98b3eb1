"""A question with its inputs drawn and its right values found, and the verdict on an answer to it."""

import functools
import math
import random
from typing import List, NamedTuple

from grading.diagnosis.patterns import out_of_range
from grading.questions import QUESTIONS
from grading.questions.question import REL_TOL, as_one, pairs_of
from grading.sandbox.messages import Thing
from grading.sandbox.outcome import Outcome

ABS_TOL = 2e-8
SAME = 1e-9         # relative: how near numbers are that are said to be the same


class Check:
    """One question with its inputs drawn and its right values found."""

    def __init__(self, question, seed):
        self.question = question
        self.inputs = question.inputs(random.Random(seed))
        self.right = [question.right(*arguments) for arguments in self.inputs]
        self.shape = shape(self.right[0])
        self.flat_right = [flat(right) for right in self.right]

    def shown(self, call):
        """Write a call as the student would: first all in order, then once more in the opposite order."""
        order = self.inputs + self.inputs[::-1]
        arguments = order[min(call, len(order) - 1)]
        return f"{self.question.function}({', '.join(map(repr, arguments))})"

    def mistakes_explaining(self, values):
        """Return, in a list, the common mistake that gives these values, or else two of them together."""
        for mistake in self.question.mistakes:
            if self.explains(mistake, values):
                return [mistake]
        if is_constant(values):     # which can be made in too many ways by two
            return []
        first, right = flat(values[0]), self.right_parts(values)
        for pair, first_of_pair in self.pairs:
            if close_numbers(first, first_of_pair) and self.explains(as_one(pair), values):
                # Two that make up for each other in some part of the answer are not what was done.
                if all(right <= self.right_parts(list(self.values_of(one))) for one in pair):
                    return [as_one(pair)]
        return []

    @functools.cached_property
    def pairs(self):
        """(two mistakes, what they give together for the first input), for all pairs."""
        return [(pair, flat(next(self.values_of(as_one(pair))))) for pair in pairs_of(self.question.mistakes)]

    def explains(self, mistake, values):
        return all(map(close, values, self.values_of(mistake)))

    def right_parts(self, values):
        """Return the numbers of the parts of an answer that are right for every input."""
        return {part for part, *numbers in zip(range(len(self.flat_right[0])), *map(flat, values))
                if close_numbers(numbers, [right[part] for right in self.flat_right])}

    def values_of(self, mistake):
        """Yield what a mistake gives for each input, or nan if that is not even a number."""
        for arguments in self.inputs:
            try:
                yield mistake.gives(*arguments)
            except (ArithmeticError, ValueError):
                yield math.nan


@functools.lru_cache(maxsize=100)
def check_of(function, seed):
    """Return the Check of a function: the same one for all who judge with this seed."""
    return Check(QUESTIONS[function], f"{seed} {function}")


def flat(answer):
    """Return the numbers of an answer in order, whatever lists and tuples they stand in."""
    if isinstance(answer, (list, tuple)):
        return [number for part in answer for number in flat(part)]
    return [answer]


def shape(answer):
    """Return the nesting of an answer: None for a number, a list of the parts' shapes for a list or tuple."""
    if isinstance(answer, (list, tuple)):
        return [shape(part) for part in answer]
    return None


def close(answer, right):
    """Return whether two answers of the same shape agree, but for rounding."""
    return close_numbers(flat(answer), flat(right))


def close_numbers(numbers, right, rel_tol=REL_TOL):
    for a, b in zip(numbers, right):
        if not math.isclose(a, b, rel_tol=rel_tol, abs_tol=ABS_TOL):
            return False
    return True


def is_constant(values):
    """Return whether answers to several inputs are the same."""
    return len(values) > 1 and all(
        math.isclose(a, b, rel_tol=SAME) for value in values for a, b in zip(flat(value), flat(values[0])))


# ---- The verdict ------------------------------------------------------------------------------------------

class Verdict(NamedTuple):
    """Is it right? If not, what kind of fault is it, and which call shows it?"""

    outcome: Outcome
    call: int = 0           # the number of the call that shows it
    wrong: List[int] = []   # the numbers of the inputs at which the answer is not right


def verdict_on(check, result):
    """Return the Verdict on what the sandbox sent about one function."""
    if result.fault:
        return Verdict(result.fault.outcome, len(result.values))
    same_twice = result.values == result.values[::-1]
    values = result.values[:len(check.inputs)] if same_twice else result.values
    given = [flat(value) for value in values]
    for call, value in enumerate(values):
        if stranger(given[call]) or shape(value) != check.shape:
            return Verdict(Outcome.WRONG_TYPE, call)
        if not are_finite(given[call]):
            return Verdict(Outcome.NOT_FINITE, call)
    if result.changed:
        return Verdict(Outcome.CHANGED_ARGUMENTS, min(result.changed))
    for call in range(len(check.inputs) * (not same_twice)):
        if not close_numbers(given[call], given[-1 - call]):
            return Verdict(Outcome.INCONSISTENT, call)
    wrong = [k for k, right in enumerate(check.flat_right)
             if not close_numbers(given[k], right, check.question.rel_tol)]
    return Verdict(Outcome.WRONG, clearest(check, given, wrong), wrong) if wrong else Verdict(Outcome.RIGHT)


def is_none(value):
    return isinstance(value, Thing) and value.kind == "NoneType"


def stranger(numbers):
    """Return the first item that is not a number, or None."""
    return next((number for number in numbers if isinstance(number, Thing)), None)


def agrees(value, right, rel_tol):
    """Return whether a value has the shape of what is right, and the same numbers but for rounding."""
    numbers = flat(value)
    return (shape(value) == shape(right) and not stranger(numbers) and are_finite(numbers)
            and close_numbers(numbers, flat(right), rel_tol))


def are_finite(numbers):
    """Return whether numbers can be compared: a huge int is not even a float."""
    return all(abs(number) < 1e300 for number in numbers)


def clearest(check, given, wrong):
    """Return the number of the wrong input that is plainest to show: the first, for simple inputs come first.

    Where possible the numbers differ in their first two digits and are not nearly 0, and what is given cannot
    be.
    """
    def key(k):
        right = check.flat_right[k]
        return (first_digits(given[k]) == first_digits(right),
                all(abs(number) < 0.01 for number in right if number),
                not out_of_range(check.question, given[k]), k)
    return min(wrong, key=key)


def first_digits(numbers):
    return [f"{number:.1e}" for number in numbers]
