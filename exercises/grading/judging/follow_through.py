"""Follow-through: a mistake counts once.

What is rightly made of the student's own functions, one of which is not right, is carried over.
"""

from typing import NamedTuple

from grading.judging.check import close_numbers, flat
from grading.questions import QUESTIONS
from grading.sandbox.outcome import Outcome


GIVEN = "Right, given your {0}, which is not right yet. Fix {0} first."
NO_TIME = "There was no time to find out whether it is right, given your {0}. A teacher must look at this."
PARTS_ARE_RIGHT = "By themselves, {0} are right. What is passed to each, and how are they put together?"
CALLS = "It calls {0}, which is not right yet. Fix {0} first."


class Parts(NamedTuple):
    """What the student's own functions gave at the very inputs of a question that is made of them."""

    check: object       # of the question
    results: dict       # {function: Result}

    @property
    def ran_out_of_time(self):
        return any(result.fault and result.fault.outcome is Outcome.TOO_SLOW
                   for result in self.results.values())

    def is_trivial(self, function):
        """Return whether a part is the same number for every input, and should not be."""
        values = self.results[function].values
        calls = calls_of_parts(self.check)[function]
        right = [QUESTIONS[function].right(*arguments) for arguments in calls[:20]]
        return are_the_same(values) and not are_the_same(right)

    def expected(self):
        """Yield for each input what the right answer would be, given these. Raises what that may raise."""
        made_of = self.check.question.made_of
        values = {part.function: iter(self.results[part.function].values) for part in made_of.parts}
        for arguments in self.check.inputs:
            yield made_of.whole(*[[next(values[part.function]) for _ in part.calls(*arguments)]
                                  for part in made_of.parts])


def calls_of_parts(check):
    """Return {function: the arguments of its calls} at the inputs of a question."""
    return {part.function: [call for arguments in check.inputs for call in part.calls(*arguments)]
            for part in check.question.made_of.parts}


def may_be_carried_over(check, verdict, outcomes):
    """Return whether an answer is wrong, and a function that it is made of is too. All give numbers."""
    parts = {outcomes[function] for function in check.question.parts_of_it}
    return verdict.outcome is Outcome.WRONG and Outcome.WRONG in parts <= {Outcome.RIGHT, Outcome.WRONG}


def is_carried_over(parts, values):
    """Return whether an answer is right, given the student's own functions.

    One that is the same number for every input is not: 0 is a product of many things. Nor is one whose wrong
    parts are the same numbers for every input: then nothing of them was understood.
    """
    given = [flat(value) for value in values[:len(parts.check.inputs)]]
    if all(map(are_the_same, zip(*given))):
        return False
    if not all(map(is_sound, parts.results.values())) or any(map(parts.is_trivial, parts.results)):
        return False
    try:
        expected = [[float(number) for number in flat(value)] for value in parts.expected()]
    except (ArithmeticError, TypeError, StopIteration, RuntimeError):      # one of them gave no number
        return False
    return all(map(close_numbers, given, expected))


def are_the_same(values):
    """Return whether some numbers are one and the same, up to a thousandth."""
    return max(values) - min(values) <= max(map(abs, values)) / 1000


def is_sound(result):
    """Return whether a function gave a number for each call, and the same the second time."""
    values = result.values
    return (not result.fault and values == values[::-1]
            and all(type(value) in (int, float) for value in values))


def first_not_right(names, outcomes):
    """Return the first of some functions, in the order of the file, that is not right, or None."""
    return next((function for function, outcome in outcomes.items()
                 if function in names and outcome is not Outcome.RIGHT), None)
