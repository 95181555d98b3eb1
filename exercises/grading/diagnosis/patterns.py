"""Where an answer is right and where it is wrong: what all its numbers show together.

A pattern is a sentence for the first line of a message. It is true of every input that was tried; inputs for
which anything is right (a neuron that is sure, a slope of nearly 0) count for nothing.
"""

import math
from typing import Any, List, NamedTuple

from grading.questions.inputs import weighted_sum

FLAT = 1e-3         # numbers below that, or as near to 1, say little
CLOSE = 1e-4        # relative: how well a factor must fit
ENOUGH = 3          # different sizes, to see where it is right
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
    for look in by_count, by_size, by_range:
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

# Arguments; in words, where what is measured of them is small, and where it is large; how it is measured.
# False is small, and True is large.
SIZES = [
    (["y_target"], "where y_target is 1", "where it is 0", lambda t: t != 1),
    (["iterations"], "for 0 iterations", "for more", lambda iterations: iterations > 0),
    (["iterations"], "for one iteration", "for more", lambda iterations: iterations > 1),
    (["examples"], "with one example", "with more", lambda examples: len(examples) > 1),
    (["examples"], "where all targets are 0", "where one is 1", lambda examples: any(t for _, t in examples)),
    (["examples"], "where all targets are 1", "where one is 0",
     lambda examples: not all(t for _, t in examples)),
    (["z"], "where z is 0", "elsewhere", lambda z: z != 0),
    (["z"], "where z is 0 or positive", "where it is negative", lambda z: z < 0),
    (["weights", "bias", "x"], "where z is 0 or positive", "where it is negative",
     lambda *parts: weighted_sum(*parts) < 0),
    (["bias"], "where the bias is 0", "elsewhere", lambda bias: bias != 0),
    (["x"], "where both inputs are equal", "elsewhere", lambda x: x[0] != x[1]),
    (["examples"], "where both inputs are equal", "elsewhere",
     lambda examples: any(x[0] != x[1] for x, _ in examples)),
    (["z"], "up to z = {:.3g}", "from {:.3g} on", float),
    (["z"], "up to |z| = {:.3g}", "from {:.3g} on", abs),
    (["y"], "up to y = {:.3g}", "from {:.3g} on", float),
    (["weights", "bias", "x"], "up to z = {:.3g}", "from {:.3g} on", weighted_sum),
    (["weights", "bias", "x"], "up to |z| = {:.3g}", "from {:.3g} on",
     lambda *parts: abs(weighted_sum(*parts))),
    (["weights", "bias", "examples"], "up to the largest |z| = {:.3g}", "from {:.3g} on",
     lambda weights, bias, examples: max(abs(weighted_sum(weights, bias, x)) for x, _ in examples)),
]


def by_size(question, numbers):
    """It is right where something is small and wrong where that is large, or the reverse."""
    for names, where_small, where_large, size in SIZES:
        if not set(names) <= set(question.arguments):
            continue
        places = [question.arguments.index(name) for name in names]
        sizes = [(size(*[one.arguments[place] for place in places]), one) for one in numbers]
        right = sorted({size for size, one in sizes if one.is_right and one.counts})
        wrong = sorted({size for size, one in sizes if not one.is_right})
        for small, large, words in ((right, wrong, "Right {}, but wrong {}."),
                                    (wrong, right, "Wrong {}, but right {}.")):
            if small and large and small[-1] < large[0]:
                if small[0] is False or min(len(small), len(right)) >= ENOUGH:
                    return words.format(where_small.format(small[-1]), where_large.format(large[0]))
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
