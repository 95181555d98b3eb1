"""A question with its inputs drawn and its right values found, and how an answer is compared with them."""

import math
import random
from functools import cached_property

from grading.questions import QUESTIONS
from grading.questions.question import REL_TOL, as_one, pairs_of

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
        """Return, in a list, the common mistake that gives just these values, or else two of them together.

        What is the same for every input can be made in too many ways by two.
        """
        constant = all(close(value, values[0]) for value in values)
        return self.first_fitting(self.single_mistakes, values) or (
            [] if constant else self.first_fitting(self.pairs, values))

    @cached_property
    def single_mistakes(self):
        return self.with_first_values([(mistake,) for mistake in self.question.mistakes])

    @cached_property
    def pairs(self):
        return self.with_first_values(pairs_of(self.question.mistakes))

    def with_first_values(self, candidates):
        """Return (mistakes, what they give for the first input) for each mistake alone or each pair."""
        return [(mistakes, flat(self.value_of(as_one(mistakes), 0))) for mistakes in candidates]

    def first_fitting(self, candidates, values):
        first_value = flat(values[0])
        for mistakes, first in candidates:
            if close_numbers(first_value, first):
                mistake = as_one(mistakes)
                if all(close(value, self.value_of(mistake, number)) for number, value in enumerate(values)):
                    # Two that make up for each other in some part of the answer are not what was done.
                    right = self.right_parts(values)
                    if len(mistakes) == 1 or all(right <= self.right_parts(
                            [self.value_of(one, k) for k in range(len(values))]) for one in mistakes):
                        return [mistake]
        return []

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
