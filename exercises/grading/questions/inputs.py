"""The inputs of all questions: a fixed part, the same for everybody, and a small drawn part, from the seed.

The fixed part alone decides. It holds each two of the conditions listed here together in some input
(all_pairs), and all combinations of the signs of the parameters. Simple inputs come first. The drawn part is
a few ordinary inputs whose numbers are moved a little. It is there so that a table of answers cannot pass;
what catches a mistake is the fixed part.
"""

import random
from itertools import chain, combinations, product

from single_neuron import AND_GATE, predict, weighted_sum


# ---- Rows of a table in which conditions meet ---------------------------------------------------------

def all_pairs(together=(), **conditions):
    """Return rows {condition: value} such that each two values of different conditions meet in a row.

    The conditions named in together even meet in every combination. Each other value is the one that makes
    the most missing pairs with its row; where several do, they take turns.
    """
    items = {name: [(name, value) for value in conditions[name]] for name in conditions}
    missing = {pair: None for pair in combinations(chain(*items.values()), 2) if pair[0][0] != pair[1][0]}
    begun, rows = list(product(*[items[name] for name in together])), []
    while begun or missing:
        row = dict(begun.pop(0) if begun else next(iter(missing)))
        for name in conditions:
            if name not in row:
                turn = len(rows) % len(items[name])
                _, row[name] = max(items[name][turn:] + items[name][:turn], key=lambda item: sum(
                    (item, other) in missing or (other, item) in missing for other in row.items()))
        rows.append({name: row[name] for name in conditions})
        for pair in combinations(rows[-1].items(), 2):
            missing.pop(pair, None)
    return rows


# ---- The drawn part ----------------------------------------------------------------------------------

def drawn(rng, value):
    """Move every number that is written with a decimal point by a twentieth of itself at most."""
    if isinstance(value, (list, tuple)):
        return type(value)(drawn(rng, part) for part in value)
    return round(value * rng.uniform(0.95, 1.05), 4) if isinstance(value, float) else value


# ---- Exercises 1, 2 and 3: numbers -------------------------------------------------------------------

# Sums z: simple ones, then further and further out on both sides.
FAR_SUMS = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 9.5, 12.5, 15.5, 20.5, 25.5, 30]
SUMS = [2, -1, 0.5, 0, *FAR_SUMS, *[-z for z in FAR_SUMS], -0.123457, 0.765432, 2.345678, -1.654321]

# Predictions y: simple ones, nearer and nearer to 0 and 1, and some with more digits than anybody rounds to.
PREDICTIONS = [0.3, 0.8, 0.5, 0.1, 0.9, 0.45, 0.55, 0.02, 0.98, 0.005, 0.995, 0.001, 0.999,
               0.123457, 0.0012346, 0.345679, 0.765432]

# Inputs x: of all signs, 0, equal, opposite, small and large.
INPUTS = [[3, 7], [0, 1], [0.5, -2], [-2.5, 0], [-0.7, -1.9], [-4, 1.2], [1.5, 1.5], [-0.6, 0.6], [0, 0],
          [0, -3], [2.5, 0], [10, -10], [-10, 10], [0.0012346, -2.345678], [3.5e-06, -0.00012346],
          [1.234567, 0.654321], [-0.987654, 3.456789]]

# Of one example: y, y_target, x and j.
EXAMPLES_WITH_J = all_pairs(
    y=[0.3, 0.0012346, 0.995, 0.001, 0.999], t=[0, 1], j=[0, 1],
    x1=[1.5, -0.7, 0, -10, 10], x2=[-2, 0.4, 0, -10, 10])


def no_arguments(rng):
    return [()]


def sums(rng):
    """(z)"""
    return [(z,) for z in SUMS] + drawn(rng, [(0.7,), (-1.6,), (2.8,)])


def predictions(rng):
    """(y)"""
    return [(y,) for y in [*PREDICTIONS, 0.0015]] + drawn(rng, [(0.25,), (0.65,)])


def predictions_with_targets(rng):
    """(y, y_target)"""
    return [(y, t) for y in PREDICTIONS for t in (1, 0)] + drawn(
        rng, [(0.25, 0), (0.35, 1), (0.65, 0), (0.75, 1)])


def inputs_with_j(rng):
    """(x, j)"""
    return [(x, j) for x in INPUTS + drawn(rng, [[0.6, 2.2], [-1.7, 0.8]]) for j in (0, 1)]


def examples_with_j(rng):
    """(y, y_target, x, j)"""
    simple = [(0.3, 1, [0, 1], 0), (0.3, 1, [0, 1], 1), (0.97, 0, [2, -3], 0), (0.04, 1, [2, -3], 1),
              (0.0012346, 0, [0.02, -0.0003], 0), (0.0012346, 0, [0.02, -0.0003], 1),
              (0.345679, 1, [1.234567, -0.987654], 0), (0.345679, 0, [1.234567, -0.987654], 1)]
    rows = [(row["y"], row["t"], [row["x1"], row["x2"]], row["j"]) for row in EXAMPLES_WITH_J]
    return simple + rows + drawn(
        rng, [(0.25, 0, [0.6, 2.2], 0), (0.35, 1, [-1.7, 0.8], 1), (0.65, 1, [2.3, -0.7], 0)])


# ---- Exercises 1, 2, 4 and 6: a neuron, and one input or examples -------------------------------------

# Rows of W1, W2, b, x1, x2: all combinations of signs; small, large and 0 meet; all as large as promised.
ALL_SIGNS = [[sign * size for sign, size in zip(signs, (0.712347, 1.3, 0.412983, 1.923456, 0.8))]
             for signs in product((1, -1), repeat=5)]
ALL_SIZES = [list(row.values()) for row in all_pairs(
    together=["W1", "W2", "b"], W1=[4.5, -0.6, 0.0], W2=[0.6, -4.5, 0.0], b=[0.5, -4.5, 0.0],
    x1=[1.5, -0.4, 0.0, 2.5], x2=[0.4, -2.0, 0.0, -2.5])]
LARGE = [[10, -10, 10, 10, 10], [-10, 10, -10, 10, 10], [10, -10, 9.5, -10, -10], [-10, 10, -9.5, -10, -10]]


# What somebody may take for 0: each parameter, of both signs; then each input.
SMALL = [0.25, -0.15, 0.06, -0.02, 0.008, -0.003]
SMALL_PARAMETERS = [[SMALL[k], SMALL[k - 1], SMALL[k - 2], 1.5, -0.8] for k in range(6)]
SMALL_INPUTS = [[1.7, -1.2, 0.6, SMALL[k], SMALL[k - 1]] for k in range(6)]


def far_out(*sizes):
    """Return rows with weighted sums of these sizes, of both signs."""
    return [[z / 3, z / 6, z / 6, 2, 1.0] for size in sizes for z in (size, -size)]


def neurons_with_inputs(rng):
    """(weights, bias, x)"""
    rows = ALL_SIGNS + ALL_SIZES + SMALL_PARAMETERS + SMALL_INPUTS + LARGE + far_out(4.5, 6, 9, 12, 15, 30)
    simple = [([1, -2], 0.5, [3, 2]), ([-1, -1], 1, [0, 1]), ([-1, -1], 1, [0, 0])]
    return simple + [([W1, W2], b, [x1, x2]) for W1, W2, b, x1, x2 in rows] + drawn(
        rng, [([0.6, -1.4], 0.35, [1.6, 0.7]), ([-1.2, 0.45], -0.6, [0.8, -1.7])])


# What the examples of a set can be like. Where there are several entries, the examples take turns.
TARGETS = {"all 0": [0], "all 1": [1], "mixed": [1, 0, 0]}
OFF_BY = {"little": [(0, 0.05)], "much": [(0.95, 1)], "in between": [(0.05, 0.95)],
          "all sorts": [(0, 0.05), (0.05, 0.95), (0.95, 1)]}
REPEATED = ["no", "twice", "all the same"]
VALUES = [0.4, -0.6, 1.7, -2.3, 2.9, -3.2]
POINTS = {"any": [[x1, x2] for x1 in VALUES for x2 in VALUES if abs(x1) != abs(x2)],
          "positive": [[x1, x2] for x1 in (0.4, 1.1, 1.9, 3.1) for x2 in (0.3, 0.9, 1.6, 3.4)],
          "negative": [[x1, x2] for x1 in (-0.4, -1.1, -1.9, -3.1) for x2 in (-0.3, -0.9, -1.6, -3.4)],
          "x1 is 0": [[0, x] for x in VALUES],
          "x2 is 0": [[x, 0] for x in VALUES],
          "equal": [[x, x] for x in VALUES]}


def examples_like(weights, bias, number, targets, off_by, inputs, repeated, largest=4):
    """Return so many examples which are like that for this neuron, as far as it has any."""
    examples = []
    for k in range(number):
        t = TARGETS[targets][k % len(TARGETS[targets])]
        low, high = OFF_BY[off_by][k % len(OFF_BY[off_by])]
        near = [x for x in POINTS[inputs]
                if max(map(abs, x)) <= largest and abs(weighted_sum(weights, bias, x)) <= 10]
        fitting = [x for x in near if low < abs(predict(weights, bias, x) - t) < high] or near
        examples.append((fitting[(5 * k + number) % len(fitting)], t))
    if repeated == "twice":
        examples[-1] = examples[0]
    return [(examples[0][0], t) for _, t in examples] if repeated == "all the same" else examples


def neuron_with_examples(W1, W2, b, *like, **also_like):
    return [W1, W2], b, examples_like([W1, W2], b, *like, **also_like)


SETS = [neuron_with_examples(**row) for row in all_pairs(
    together=["W1", "W2", "b"], W1=[1.3, -1.7, 0.0], W2=[-1.2, 1.6, 0.0], b=[1.2, -0.8, 0.0],
    number=[1, 2, 3, 5], targets=TARGETS, off_by=OFF_BY, inputs=POINTS, repeated=REPEATED)]
VARIED = [neuron_with_examples(0.8, -1.1, 0.4, number, "mixed", "all sorts", "any", "no")
          for number in range(3, 13)]

# So many that nobody stops before the end: 67 is no multiple of any batch.
MANY = neuron_with_examples(0.8, -1.1, 0.4, 67, "mixed", "all sorts", "any", "no")
SMALLER = [([W1, W2], b, [([x1, x2], 1), ([0.02, -0.15], 0)])
           for W1, W2, b, x1, x2 in SMALL_PARAMETERS]

SINGLE = [([W1, W2], b, [([x1, x2], k % 2)]) for k, (W1, W2, b, x1, x2) in enumerate(
    far_out(9) + LARGE + far_out(-4.5, -7, -9) + ALL_SIGNS[::4] + ALL_SIGNS[-1:])]

# Each of these is about one thing.
SIMPLE = {
    "in the docstring": ([0, 0], 0, [([2, 4], 1), ([0, 2], 0)]),
    "target 1": ([1, -2], 0.5, [([2, 0.5], 1)]),
    "target 0": ([1, -2], 0.5, [([2, 0.5], 0)]),
    "one of each target": ([0.7, -1.3], 0.4, [([0.5, 2.5], 1), ([1.5, -0.75], 0)]),
    "AND": ([-1, -1], 1, AND_GATE),
    "x is 0": ([1, -2], 0.5, [([0.0, 0.0], 1)]),
    "x1 is 0": ([1, -2], 0.5, [([0, 1.5], 1), ([0, -2.5], 0)]),
    "x2 is 0": ([1, -2], 0.5, [([1.5, 0], 0), ([-4, 0], 1)]),
    "one comes twice": ([1, -2], 0.5, [([2, 0.5], 1), ([2, 0.5], 1), ([-1.5, 0.7], 0)]),
    "learned well": ([4, 2], 2, [([1.0, 2.0], 1)]),
    "equal weights": ([-1, -1], 1, [([0, 1], 0), ([1.5, -0.5], 1)]),
    "equal inputs": ([0.7, -1.3], 0, [([1.5, 1.5], 0), ([-0.4, 2.1], 1)]),
    "more digits than anybody rounds to":
        ([0.123457, -0.765432], 0.345678, [([1.234567, 0.456789], 0), ([0.987654, -1.345678], 1)]),
    "slopes of 0 where the loss is curved": ([0, 0], 0, [([10, 4], 0), ([10, 4], 1)]),
    "the loss overshoots and recovers": ([0.5, -1], 0, [([2, 1], 1), ([1.5, 2.5], 0)]),     # at a rate of 2
}

SPECIAL_INPUTS = ["x is 0", "x1 is 0", "x2 is 0", "one comes twice"]

# What is drawn is near to these.
ORDINARY = [
    ([0.6, -1.4], 0.35, [([1.6, 0.7], 1), ([-0.8, 1.3], 0), ([0.45, -1.2], 0)]),
    ([-1.2, 0.45], -0.6, [([0.8, -1.7], 1)]),
]


def neurons_with_examples(rng):
    """(weights, bias, examples)"""
    return [*SIMPLE.values(), *SETS, *SINGLE, *SMALLER, *VARIED, MANY, *drawn(rng, ORDINARY)]


# ---- Exercise 5: steps -------------------------------------------------------------------------------

# W1, W2, b, dL/dW1, dL/dW2, dL/db, all as large as promised, and all small.
SIZES = [[10, -10, 10, -10, 10, -10], [-10, 10, -10, 10, -10, 10],
         [0.0012346, -0.0078912, 0.00012346, 0.0004321, 0.0012345, -0.0007654]]
STEPS = [[row[name] for name in ("W1", "W2", "b", "g1", "g2", "gb", "rate")] for row in all_pairs(
    together=["W1", "W2", "b"], W1=[0.7, -1.3, 0.0], W2=[-0.4, 2.2, 0.0], b=[1.9, -0.6, 0.0],
    g1=[0.3, -0.8, 0.0], g2=[-0.5, 0.3, 0.0], gb=[0.006, -0.25, 0.0], rate=[0.01, 0.3, 1, 2, 5])]


# One like what is drawn, six times: with other digits each time, however somebody rounds them.
STEP = ([0.6, -1.4], 0.35, [0.5, -0.8], 0.3, 0.7)
STEPS_WITH_DIGITS = drawn(random.Random("not drawn"), 6 * [STEP])
SMALL_STEPS = [([SMALL[k], SMALL[k - 1]], SMALL[k - 2], [SMALL[k - 3], SMALL[k - 4]], SMALL[k - 5], 0.7)
               for k in range(6)]


def neurons_with_slopes(rng):
    """(weights, bias, grad_weights, grad_bias, learning_rate)"""
    simple = [([1.0, 2.0], 3.0, [0.5, -0.25], 0.75, 2), ([-1, -1], 1, [0.5, -0.25], 0.3, 2),
              ([0.7, -1.3], 0, [0.4, 0.4], 0.006, 0.5)]
    rows = STEPS + [[*sizes, 0.7] for sizes in SIZES]
    return simple + [([W1, W2], b, [g1, g2], gb, rate) for W1, W2, b, g1, g2, gb, rate in rows
                     ] + STEPS_WITH_DIGITS + SMALL_STEPS + drawn(rng, [STEP])


# Rows that can be trained at any of these rates: the inputs are small enough.
TRAINED = all_pairs(
    together=["W1", "W2", "b"], W1=[1.3, -0.7, 0.0], W2=[-0.9, 1.6, 0.0], b=[1.2, -0.4, 0.0],
    number=[1, 2], targets=TARGETS, off_by=OFF_BY, inputs=["any", "negative", "x1 is 0"],
    rate=[0.01, 0.3, 1, 2.5, 5], iterations=[1, 2, 5])


def run_of(rate, iterations, **row):
    return (*neuron_with_examples(**row, repeated="no", largest=2), rate, iterations)


# Slopes below 1e-6, and a loss that changes by less than that: training goes on all the same.
BOTH_TARGETS = [([1, 2], 1), ([1, 2], 0)]
NEARLY_FLAT = [([4e-7, 1e-7], 2e-7, BOTH_TARGETS, 5, 1), ([8e-7, -3e-7], -4e-7, BOTH_TARGETS, 0.3, 4),
               ([5e-6, 2e-6], -3e-6, BOTH_TARGETS, 0.1, 9), ([4e-4, -2e-4], 3e-4, BOTH_TARGETS, 0.1, 20)]

RUNS = [
    (*SIMPLE["in the docstring"], 1, 1),
    (*SIMPLE["in the docstring"], 1, 2),
    (*SIMPLE["one of each target"], 0.5, 2),
    (*SIMPLE["target 0"], 2, 1),
    (*SIMPLE["target 1"], 0.7, 0),
    ([0.0012346, -0.0078912], 3.4e-07, SIMPLE["one of each target"][2], 3, 0),
    *[(*case, 0.01, 2) for case in SINGLE[2:6]],    # those with LARGE numbers
    *[(*SIMPLE[name], 0.7, 3) for name in SPECIAL_INPUTS],
    (*SIMPLE["learned well"], 5, 2),
    (*SIMPLE["equal inputs"], 0.4, 25),
    (*SIMPLE["slopes of 0 where the loss is curved"], 0.3, 1),
    (*SIMPLE["the loss overshoots and recovers"], 2, 2),
    (*SIMPLE["the loss overshoots and recovers"], 2, 8),
    *[(*case, 0.6, 1) for case in [*SMALLER[:3], *VARIED, MANY]],
    *NEARLY_FLAT,
    (*SIMPLE["target 1"], 4, 150),
    (*SIMPLE["AND"], 5, 100),
    *[run_of(**row) for row in TRAINED],
]


def neurons_to_train(rng):
    """(weights, bias, examples, learning_rate, iterations)"""
    return RUNS + drawn(rng, [(*ORDINARY[0], 0.6, 3), (*ORDINARY[1], 1.5, 2)])
