"""Where an answer is right and where it is wrong, and by how much: what all its numbers show together.

A pattern is a sentence for the first line of a message. It is true of every input that was tried; inputs for
which anything is right (a neuron that is sure, a slope of nearly 0) count for nothing.
"""

import math
from typing import Any, List, NamedTuple

FLAT = 1e-3         # numbers below that, or as near to 1, say little
CLOSE = 1e-4        # relative: how well a factor must fit
ENOUGH = 3          # inputs, to see where it is right
TIMES = {2: "twice as large as it should be", 0.5: "half as large as it should be"}
COUNTED = ("no", "one", "two", "three", "four", "five")


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
    for look in by_count, by_factor, by_condition, by_size, by_range, by_part:
        sentence = look(question, numbers)
        if sentence:
            return sentence
    return out_of_range(question, shown.given)


# ---- By how much -------------------------------------------------------------------------------------------

def factors(numbers):
    """Return {the numbers of an input: by which factor all of them are off}, or None if there is no such."""
    found = []
    for one in numbers:
        ratios = [a / b for a, b in zip(one.given, one.right) if abs(b) > FLAT]
        if any(abs(a) > CLOSE for a, b in zip(one.given, one.right) if abs(b) <= FLAT * CLOSE):
            return []
        if ratios and not all(math.isclose(ratio, ratios[0], rel_tol=CLOSE) for ratio in ratios):
            return []
        found.append(ratios[0] if ratios else None)
    return found


def by_count(question, numbers):
    """The factor is the number of examples, or one over it, or a fraction of it."""
    if "examples" not in question.arguments:
        return ""
    place, off = question.arguments.index("examples"), factors(numbers)
    pairs = {(len(one.arguments[place]), factor) for one, factor in zip(numbers, off) if factor is not None}
    if len({count for count, _ in pairs}) < 3:
        return ""
    if all(math.isclose(factor, count, rel_tol=CLOSE) for count, factor in pairs):
        return "Right with one example. With two, it is twice too large, with three three times."
    if all(math.isclose(factor, 1 / count, rel_tol=CLOSE) for count, factor in pairs):
        return "Right with one example. With two, it is half of what it should be, with three a third."
    for number in (2, 4):
        if all(math.isclose(factor, count / number, rel_tol=CLOSE) for count, factor in pairs):
            return f"Right with {COUNTED[number]} examples, and only then."
    return ""


def by_factor(question, numbers):
    off = [factor for factor in factors(numbers) if factor is not None]
    if len(off) < 3 or not all(math.isclose(factor, off[0], rel_tol=CLOSE) for factor in off):
        return ""
    them = "It is always" if len(question.parts) == 1 else "Every number is"
    if math.isclose(off[0], -1, rel_tol=CLOSE):
        return f"{them} of the right size, with the wrong sign."
    for factor, words in TIMES.items():
        if math.isclose(off[0], factor, rel_tol=CLOSE):
            return f"{them} {words}."
    says_much = 0.01 < abs(off[0]) < 100 and abs(off[0] - 1) > 0.01
    return f"{them} {off[0]:.3g} times what it should be." if says_much else ""


def by_part(question, numbers):
    """Some of the numbers of an answer are off by one factor."""
    signs = [name for k, name in enumerate(question.parts) if is_flipped(one_part(numbers, k))]
    if not 0 < len(signs) < len(question.parts):
        return ""
    return f"Of the right size, with the wrong sign: {', '.join(signs)}."


def one_part(numbers, k):
    return [one._replace(given=one.given[k:k + 1], right=one.right[k:k + 1]) for one in numbers]


def is_flipped(numbers):
    off = [factor for factor in factors(numbers) if factor is not None]
    return len(off) > 2 and all(math.isclose(factor, -1, rel_tol=CLOSE) for factor in off)


# ---- Where -------------------------------------------------------------------------------------------------

def weighted_sum(weights, bias, x):
    return weights[0] * x[0] + weights[1] * x[1] + bias


# Arguments; in words, where a test holds and where it does not; the test.
CONDITIONS = [
    (["y_target"], "where y_target is 1", "where it is 0", lambda t: t == 1),
    (["j"], "for j = 0", "for j = 1", lambda j: j == 0),
    (["iterations"], "for 0 iterations", "for more", lambda iterations: iterations == 0),
    (["iterations"], "for one iteration", "for more", lambda iterations: iterations <= 1),
    (["examples"], "with one example", "with more", lambda examples: len(examples) == 1),
    (["examples"], "where all targets are 0", "where one is 1",
     lambda examples: not any(t for _, t in examples)),
    (["examples"], "where all targets are 1", "where one is 0", lambda examples: all(t for _, t in examples)),
    (["examples"], "where all examples have different inputs", "where two have the same",
     lambda examples: len({tuple(x) for x, _ in examples}) == len(examples)),
    (["z"], "where z is positive", "where it is negative", lambda z: z > 0),
    (["z"], "where z is 0", "elsewhere", lambda z: z == 0),
    (["z"], "where z is 0 or positive", "where it is negative", lambda z: z >= 0),
    (["weights", "bias", "x"], "where z is positive", "where it is negative",
     lambda *parts: weighted_sum(*parts) > 0),
    (["weights", "bias", "x"], "where z is 0 or positive", "where it is negative",
     lambda *parts: weighted_sum(*parts) >= 0),
    (["bias"], "where the bias is 0", "elsewhere", lambda bias: bias == 0),
    (["output_bias"], "where the output bias is 0", "elsewhere", lambda bias: bias == 0),
    (["weights"], "where both weights are equal", "elsewhere", lambda weights: weights[0] == weights[1]),
    (["x"], "where both inputs are equal", "elsewhere", lambda x: x[0] == x[1]),
    (["x"], "where the first input is 0", "elsewhere", lambda x: x[0] == 0),
    (["x"], "where the second input is 0", "elsewhere", lambda x: x[1] == 0),
    (["examples"], "where both inputs are equal", "elsewhere",
     lambda examples: all(x[0] == x[1] for x, _ in examples)),
    (["learning_rate"], "where the learning rate is 1", "elsewhere", lambda rate: rate == 1),
    (["y"], "where y is above 1/2", "below", lambda y: y > 0.5),
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


def by_condition(question, numbers):
    """It is right where a condition holds and wrong where it does not, for some of each."""
    for names, here, there, test in CONDITIONS:
        if set(names) <= set(question.arguments):
            places = list(map(question.arguments.index, names))
            holds = [bool(test(*[one.arguments[place] for place in places])) for one in numbers]
            right = {held for held, one in zip(holds, numbers) if one.is_right and one.counts}
            wrong = {held for held, one in zip(holds, numbers) if not one.is_right}
            if (right, wrong) == ({True}, {False}):
                return f"Right {here}, but wrong {there}."
            if (right, wrong) == ({False}, {True}):
                return f"Wrong {here}, but right {there}."
    return ""


def by_size(question, numbers):
    """It is right up to some size of what it is given, and wrong from there on, or the reverse."""
    for names, name, size in SIZES:
        if set(names) <= set(question.arguments):
            places = list(map(question.arguments.index, names))
            sizes = [size(*[one.arguments[place] for place in places]) for one in numbers]
            right = [size for size, one in zip(sizes, numbers) if one.is_right and one.counts]
            wrong = [size for size, one in zip(sizes, numbers) if not one.is_right]
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
