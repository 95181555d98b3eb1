"""A question with its inputs drawn and its right values found, and the verdict on an answer to it."""

import itertools
import math
import random
from functools import cached_property
from typing import List, NamedTuple

from grading.diagnosis.patterns import out_of_range
from grading.questions import QUESTIONS
from grading.questions.inputs import weighted_sum
from grading.questions.question import REL_TOL, as_one, pairs_of
from grading.sandbox.messages import Thing
from grading.sandbox.outcome import Outcome

ABS_TOL = 2e-8


class Check:
    """One question with its inputs drawn and its right values found."""

    def __init__(self, question, seed):
        self.question = question
        self.inputs = question.inputs(random.Random(seed))
        self.right = [question.right(*arguments) for arguments in self.inputs]
        self.shape = shape(self.right[0])
        self.flat_right = [flat(right) for right in self.right]

    def arguments_of(self, call):
        """Return the arguments of a call: first all in order, then once more in the opposite order."""
        order = self.inputs + self.inputs[::-1]
        return order[min(call, len(order) - 1)]

    def mistakes_explaining(self, values):
        """Return, in a list, the common mistake that gives these values, or else two of them together."""
        first_value, constant = flat(values[0]), all(close(value, values[0]) for value in values)
        for mistakes, first in self.candidates(constant):
            if close_numbers(first_value, first) and self.explains(mistakes, values):
                return [as_one(mistakes)]
        return []

    def candidates(self, constant):
        """Yield (mistakes, what they give for the first input): each mistake alone, and then each pair.

        What is the same for every input can be made in too many ways by two.
        """
        yield from self.single_mistakes
        if not constant:
            yield from self.pairs

    @cached_property
    def single_mistakes(self):
        return self.with_first_values([(mistake,) for mistake in self.question.mistakes])

    @cached_property
    def pairs(self):
        return self.with_first_values(pairs_of(self.question.mistakes))

    def with_first_values(self, some):
        return [(mistakes, flat(self.value_of(as_one(mistakes), 0))) for mistakes in some]

    def explains(self, mistakes, values):
        """Return whether mistakes together give these values.

        Two that make up for each other in some part of the answer are not what was done.
        """
        together, right = as_one(mistakes), self.right_parts(values)
        if not all(close(value, self.value_of(together, k)) for k, value in enumerate(values)):
            return False
        return len(mistakes) == 1 or all(
            right <= self.right_parts([self.value_of(one, k) for k in range(len(values))])
            for one in mistakes)

    def right_parts(self, values):
        """Return the numbers of the parts of an answer that are right for every input."""
        return {part for part, *numbers in zip(range(len(self.flat_right[0])), *map(flat, values))
                if close_numbers(numbers, [right[part] for right in self.flat_right])}

    def value_of(self, mistake, number):
        """Return what a mistake gives for the input with a number, or nan if that is not even a number."""
        try:
            return mistake.gives(*self.inputs[number])
        except (ArithmeticError, ValueError):
            return math.nan


class Checks(dict):
    """{function: Check} for a seed. Each is drawn when it is first asked for; judges can share them."""

    def __init__(self, seed):
        super().__init__()
        self.seed = seed

    def __missing__(self, function):
        check = self[function] = Check(QUESTIONS[function], f"{self.seed} {function}")
        return check


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


def is_none(value):
    return isinstance(value, Thing) and value.kind == "NoneType"


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
    return max(map(abs, numbers), default=0) > 5 or largest_sum_of(arguments) > 4 or any(
        0 < abs(number) < 0.05 or 0.95 < number < 1 for number in numbers)


def largest_sum_of(arguments):
    """Return the largest |z| of a neuron with these arguments, or 0 if it is not one."""
    if len(arguments) < 3 or not isinstance(arguments[0], list) or isinstance(arguments[0][0], list):
        return 0
    weights, bias, x = arguments[:3]
    inputs = [one[0] for one in x] if x and isinstance(x[0], tuple) else [x]
    return max(abs(weighted_sum(weights, bias, one)) for one in inputs)
