"""A question with its inputs drawn and its right values found, and how an answer is compared with them."""

import math
import random

from grading.questions import QUESTIONS
from grading.questions.question import REL_TOL

ABS_TOL = 2e-8


class Check:
    """One question with its inputs drawn and its right values found."""

    def __init__(self, question, seed):
        self.question = question
        self.inputs = question.inputs(random.Random(seed))
        self.right = [question.right(*arguments) for arguments in self.inputs]
        self.shape = shape(self.right[0])
        self.flat_right = [flat(right) for right in self.right]
        self.mistakes = None

    def arguments_of(self, call):
        """Return the arguments of a call: first all in order, then once more in the opposite order."""
        order = self.inputs + self.inputs[::-1]
        return order[min(call, len(order) - 1)]

    def mistakes_explaining(self, values):
        """Return the common mistakes that give just these values, for every input."""
        if self.mistakes is None:
            self.mistakes = [(mistake, self.values_of(mistake)) for mistake in self.question.mistakes]
        return [mistake for mistake, given in self.mistakes if given and all(map(close, values, given))]

    def values_of(self, mistake):
        try:
            return [mistake.gives(*arguments) for arguments in self.inputs]
        except (ArithmeticError, ValueError):
            return None     # this mistake does not even give a number here


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
