"""Follow-through: a mistake counts once.

What is rightly made of the student's own functions, one of which is not right, is carried over.
"""

from grading.judging.check import close, flat
from grading.questions import QUESTIONS
from grading.sandbox.outcome import Outcome

OF_TYPES = {"TypeError", "IndexError", "KeyError"}
OF_NAMES = {"NameError", "UnboundLocalError", "AttributeError", "ImportError", "ModuleNotFoundError"}


def may_be_carried_over(check, verdict, outcomes):
    """Return whether an answer is wrong, and a function that it is made of is too. All give numbers."""
    parts = {outcomes[function] for function in check.question.made_of}
    return verdict.outcome is Outcome.WRONG and Outcome.WRONG in parts <= {Outcome.RIGHT, Outcome.WRONG}


def calls_of_parts(check):
    """Return {function: the arguments of its calls} for the functions that an answer is made of."""
    calls = {function: [] for function in check.question.made_of}

    def noted(function):
        return lambda *arguments: calls[function].append(arguments) or 1
    answers_from(map(noted, calls), check)
    return calls


def answers_from(functions, check):
    """Return the answers that are rightly made of these functions, for all inputs."""
    functions = list(functions)
    return [check.question.composed(*functions, *arguments) for arguments in check.inputs]


def followed_through(check, values, results):
    """Return the Outcome of wrong values, given {function: Result} of the student's own at these calls."""
    if any(result.fault and result.fault.outcome is Outcome.TOO_SLOW for result in results.values()):
        return Outcome.NEEDS_REVIEW
    return Outcome.CARRIED_OVER if is_carried_over(check, values, results) else Outcome.WRONG


def is_carried_over(check, values, results):
    """Return whether values are right, given these Results.

    What is the same number for every input is not: 0 is a product of many things. Nor is it if a wrong part
    is the same number for every input: then nothing of it was understood.
    """
    given = [flat(value) for value in values[:len(check.inputs)]]
    if all(map(are_the_same, zip(*given))) or not all(map(is_sound, results.values())):
        return False

    def replayed(result):
        values = iter(result.values)
        return lambda *_: next(values)
    try:
        expected = answers_from(map(replayed, results.values()), check)
        return all(map(close, values, map(float, expected)))
    except ArithmeticError:     # in numbers that are far too large
        return False


def are_the_same(values):
    """Return whether some numbers are one and the same, up to a thousandth."""
    return max(values) - min(values) <= max(map(abs, values)) / 1000


def is_sound(result):
    """Return whether a function gave numbers, the same the second time, that differ if it has arguments."""
    values = result.values
    return (not result.fault and values == values[::-1]
            and all(type(value) in (int, float) for value in values)
            and not (QUESTIONS[result.function].arguments and are_the_same(values)))


def first_not_right(functions, outcomes):
    """Return the first of some functions, in the order of the file, that is not right, or None."""
    return next((function for function, outcome in outcomes.items()
                 if function in functions and outcome is not Outcome.RIGHT), None)


def stops_by_itself(fault, called):
    """Return whether an exception has nothing to do with a function that is called, whose Outcome is known.

    A wrong number can make a calculation fail, but no name unknown and no list of a number.
    """
    of_types = called in (Outcome.WRONG, Outcome.CARRIED_OVER) and fault and fault.kind in OF_TYPES
    return bool(fault and not fault.inner and (fault.kind in OF_NAMES or of_types))
