"""Where an answer is right and where it is wrong: what all its numbers show together.

A pattern is a sentence for the first line of a message. It is true of every input that was tried; inputs for
which anything is right (a neuron that is sure, a slope of nearly 0) count for nothing.
"""

import math
from typing import Any, List, NamedTuple

from grading.questions.inputs import weighted_sum

FLAT = 1e-3         # numbers below that, or as near to 1, say little
CLOSE = 1e-4        # relative: how well a factor must fit
ENOUGH = 3          # inputs, to see where it is right
BY_COUNT = {        # if each number is as many times too large as there are examples, over one of these
    1: "Right with one example. With two, it is twice too large; with three, three times.",
    2: "Right with two examples, and only then.",
    4: "Right with four examples, and only then.",
}


class Numbers(NamedTuple):
    """What a function gave for one input, and what is right there, both as flat lists."""

    arguments: tuple
    given: List[Any]
    right: List[float]
    is_right: bool

    @property
    def counts(self):
        """Whether it says something that this input is right."""
        return any(FLAT < abs(number) and abs(number - 1) > FLAT for number in self.right)


def pattern(question, numbers, shown):
    """Return a sentence, or "" if there is no pattern. shown are the Numbers that are shown beside it."""
    for look in by_count, by_condition, by_size, by_range:
        sentence = look(question, numbers)
        if sentence:
            return sentence
    return out_of_range(question, shown.given)


# ---- By how much -------------------------------------------------------------------------------------------

def by_count(question, numbers):
    """All numbers are off by one factor: the number of examples, or half or a quarter of it."""
    if "examples" not in question.arguments:
        return ""
    place, pairs = question.arguments.index("examples"), set()
    for one in numbers:
        if any(abs(a) > CLOSE for a, b in zip(one.given, one.right) if abs(b) <= FLAT * CLOSE):
            return ""
        pairs |= {(len(one.arguments[place]), a / b) for a, b in zip(one.given, one.right) if abs(b) > FLAT}
    if len({count for count, _ in pairs}) >= ENOUGH:
        for number, sentence in BY_COUNT.items():
            if all(math.isclose(factor, count / number, rel_tol=CLOSE) for count, factor in pairs):
                return sentence
    return ""


# ---- Where -------------------------------------------------------------------------------------------------

# Arguments; in words, where a test holds and where it does not; the test.
CONDITIONS = [
    (["y_target"], "where y_target is 1", "where it is 0", lambda t: t == 1),
    (["iterations"], "for 0 iterations", "for more", lambda iterations: iterations == 0),
    (["iterations"], "for one iteration", "for more", lambda iterations: iterations <= 1),
    (["examples"], "with one example", "with more", lambda examples: len(examples) == 1),
    (["examples"], "where all targets are 0", "where one is 1",
     lambda examples: not any(t for _, t in examples)),
    (["examples"], "where all targets are 1", "where one is 0", lambda examples: all(t for _, t in examples)),
    (["z"], "where z is 0", "elsewhere", lambda z: z == 0),
    (["z"], "where z is 0 or positive", "where it is negative", lambda z: z >= 0),
    (["weights", "bias", "x"], "where z is 0 or positive", "where it is negative",
     lambda *parts: weighted_sum(*parts) >= 0),
    (["bias"], "where the bias is 0", "elsewhere", lambda bias: bias == 0),
    (["x"], "where both inputs are equal", "elsewhere", lambda x: x[0] == x[1]),
    (["examples"], "where both inputs are equal", "elsewhere",
     lambda examples: all(x[0] == x[1] for x, _ in examples)),
]

# Arguments, what is measured of them, in a word, and how.
SIZES = [
    (["z"], "z", float),
    (["z"], "|z|", abs),
    (["y"], "y", float),
    (["weights", "bias", "x"], "z", weighted_sum),
    (["weights", "bias", "x"], "|z|", lambda *parts: abs(weighted_sum(*parts))),
    (["weights", "bias", "examples"], "the largest |z|",
     lambda weights, bias, examples: max(abs(weighted_sum(weights, bias, x)) for x, _ in examples)),
]


def measured(question, numbers, names, measure):
    """Return what is measured of the arguments with these names, where it is right and where it is wrong."""
    if not set(names) <= set(question.arguments):
        return [], []
    places = list(map(question.arguments.index, names))
    values = [measure(*[one.arguments[place] for place in places]) for one in numbers]
    return ([value for value, one in zip(values, numbers) if one.is_right and one.counts],
            [value for value, one in zip(values, numbers) if not one.is_right])


def by_condition(question, numbers):
    """It is right where a condition holds and wrong where it does not, for some of each."""
    for names, here, there, test in CONDITIONS:
        right, wrong = measured(question, numbers, names, test)
        if (set(right), set(wrong)) == ({True}, {False}):
            return f"Right {here}, but wrong {there}."
        if (set(right), set(wrong)) == ({False}, {True}):
            return f"Wrong {here}, but right {there}."
    return ""


def by_size(question, numbers):
    """It is right up to some size of what it is given, and wrong from there on, or the reverse."""
    for names, name, size in SIZES:
        right, wrong = measured(question, numbers, names, size)
        if len(set(right)) < ENOUGH or not wrong:
            continue
        if max(right) < min(wrong):
            return f"Right up to {name} = {max(right):.3g}, but wrong from {min(wrong):.3g} on."
        if len(set(wrong)) >= ENOUGH and max(wrong) < min(right):
            return f"Wrong up to {name} = {max(wrong):.3g}, but right from {min(right):.3g} on."
    return ""


def by_range(question, numbers):
    """It gives nothing but 0 and 1 where a prediction is asked for."""
    given = {number for one in numbers for number in one.given}
    is_prediction = question.function in ("sigmoid", "predict")
    return "It gives 0 or 1 and nothing in between." if is_prediction and given <= {0, 1} else ""


def out_of_range(question, given):
    """Return a sentence if a prediction is not between 0 and 1, or a loss is negative, else ""."""
    if question.function in ("sigmoid", "predict") and not 0 <= given[0] <= 1:
        return "It gives numbers that are not between 0 and 1."
    if question.function in ("example_loss", "loss") and given[0] < 0:
        return "It gives negative numbers, and a loss is never negative."
    return ""
