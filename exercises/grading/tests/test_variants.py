"""No wrong answer is paid on any seed, and no outcome depends on the seed: tried with many variants.

The fixed part of the inputs, which every seed has, must decide about each of them.
"""

import math
import random

import pytest

from grading.questions import QUESTIONS
from grading.questions.calculations import example_loss
from grading.tests.comparing import ABS_TOL, REL_TOL, drawn_part, fixed_part, flat, is_right
from grading.tests.variants import GROUPS, OF_EXAMPLES, RIGHT, gives
from single_neuron import loss, predict, sigmoid, update, weighted_sum

SEEDS = range(10)


# ---- Measured slopes ---------------------------------------------------------------------------------

def measured_parts(f, p, up, down):
    def at(k, h):
        return f(p[:k] + [p[k] + h] + p[k + 1:])
    return [(at(k, up) - at(k, -down)) / (up + down) for k in range(len(p))]


def measured(function, up, down):
    """Return the function with its slopes measured, from values of the loss at these steps up and down."""
    def of_neuron(loss):
        def gives(w, b, examples):
            g = measured_parts(lambda p: loss(p[:2], p[2], examples), [*w, b], up, down)
            return g[:2], g[2]
        return gives

    def of_net(V, c, W, b, examples):
        def loss_of(p):
            seen = [([predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)], t) for x, t in examples]
            return loss(p[6:8], p[8], seen)
        g = measured_parts(loss_of, [*V[0], *V[1], *c, *W, b], up, down)
        return [g[0:2], g[2:4]], g[4:6], g[6:8], g[8]

    def trained(w, b, examples, rate, iterations):
        for _ in range(iterations):
            w, b = update(w, b, *of_neuron(loss)(w, b, examples), rate)
        return w, b

    def squared(w, b, examples):
        return sum((predict(w, b, x) - t) ** 2 for x, t in examples) / len(examples)

    def of_z(f, y, shift=1):
        z = math.log(y / (1 - y))
        return measured_parts(lambda p: f(sigmoid(z + p[0] * shift)), [0.0], up, down)[0]
    return {
        "dL_dy": lambda y, t: measured_parts(lambda p: example_loss(p[0], t), [y], up, down)[0],
        "dy_dz": lambda y: of_z(lambda y: y, y),
        "dL_dw": lambda y, t, x, j: of_z(lambda y: example_loss(y, t), y, x[j]),
        "dL_db": lambda y, t: of_z(lambda y: example_loss(y, t), y),
        "gradient": of_neuron(loss), "squared_error_gradient": of_neuron(squared),
        "hidden_layer_gradient": of_net,
        "train": trained,
    }[function]


MEASURED = ["dL_dy", "dy_dz", "dL_dw", "dL_db", "gradient", "squared_error_gradient",
        "hidden_layer_gradient", "train"]
# How far a careful step is from y = 0 and y = 1 matters only for dL_dy: there y itself moves.
CAREFUL = [(function, h) for function in MEASURED
        for h in ((1e-6,) if function == "dL_dy" else (1e-4, 1e-5, 3e-6))]


def of_measured_slopes():
    for function in MEASURED:
        for h in (1e-4, 1e-5, 3e-6, 1e-6):
            yield function, f"measured with steps of {h}", gives(measured(function, h, h))
            yield function, f"measured to one side with a step of {h}", gives(measured(function, h, 0))


VARIANTS = {function: [] for function in QUESTIONS}
for group in (*GROUPS, of_measured_slopes):
    for function, name, variant in group():
        VARIANTS[function].append((name, variant))


# ---- What the stubs promise, drawn at random ----------------------------------------------------------

def first_within(limit, draw):
    """Return the first drawing of (weights, bias, x) whose z is within a limit."""
    return next(case for case in iter(draw, None) if abs(weighted_sum(*case)) <= limit)


def promised(function, rng):
    """Draw arguments from all that the stub of a function promises."""
    def number(size):
        return rng.choice([0, -1, 1, rng.uniform(-1, 1), rng.uniform(-size, size), rng.uniform(-size, size)])

    def examples_of(weights, bias):
        return [(first_within(10, lambda: (weights, bias, [number(4), number(4)]))[2], rng.randint(0, 1))
                for _ in range(rng.randint(1, 12))]
    y = rng.choice([rng.uniform(0.001, 0.999), sigmoid(rng.uniform(-6.9, 6.9))])
    t, j = rng.randint(0, 1), rng.randint(0, 1)
    weights, bias, x = [number(3), number(3)], number(3), [number(10), number(10)]
    if function in OF_EXAMPLES:
        return weights, bias, examples_of(weights, bias)
    if function == "train":
        return (weights, bias, examples_of(weights, bias), rng.choice([0.01, 0.1, 1, 2, 5]),
                rng.choice([0, 1, 2, 5, 20, 150]))
    if function == "predict":
        return first_within(30, lambda: ([number(10), number(10)], number(10), [number(5), number(5)]))
    return {
        "sigmoid": (rng.uniform(-30, 30),), "example_loss": (y, t), "dL_dy": (y, t), "dy_dz": (y,),
        "dz_dw": (x, j), "dz_db": (), "dL_dw": (y, t, x, j), "dL_db": (y, t),
        "update": ([number(10), number(10)], number(10), [number(10), number(10)], number(10),
                   rng.choice([1, rng.uniform(0.01, 5)])),
        "hidden_layer_gradient": ([[number(3), number(3)], [number(3), number(3)]], [number(3), number(3)],
                                  weights, bias, [([number(3), number(3)], rng.randint(0, 1))
                                                  for _ in range(rng.randint(1, 12))]),
    }[function]


def far_apart(numbers, right, times=10):
    """Return whether two answers differ by clearly more than is taken for rounding."""
    return any(not math.isclose(a, b, rel_tol=times * REL_TOL, abs_tol=times * ABS_TOL)
               for a, b in zip(numbers, right))


# ---- The tests ---------------------------------------------------------------------------------------

def test_there_are_many_variants_and_each_has_a_name_of_its_own():
    assert sum(map(len, VARIANTS.values())) >= 2400
    for variants in VARIANTS.values():
        assert len(dict(variants)) == len(variants)


@pytest.mark.parametrize("function", QUESTIONS)
def test_what_the_fixed_part_takes_for_right_is_right_for_every_seed_and_anywhere(function):
    """What it takes for wrong is wrong for every seed, which has all of it."""
    fixed = fixed_part(function)
    paid = [(name, variant) for name, variant in VARIANTS[function] if is_right(fixed, variant)]
    drawn = [drawn_part(function, seed) for seed in SEEDS]
    assert [(name, seed) for name, variant in paid for seed, check in zip(SEEDS, drawn)
            if not is_right(check, variant)] == []
    rng = random.Random(1)
    probes = [promised(function, rng) for _ in range(20 if function == "train" else 100)]
    probes = [(RIGHT[function](*arguments), arguments) for arguments in probes]
    assert [name for name, variant in paid if any(
        far_apart(flat(variant(right, *arguments)), flat(right)) for right, arguments in probes)] == []
    assert len(paid) < len(VARIANTS[function])


@pytest.mark.parametrize("function, h", CAREFUL)
def test_a_slope_measured_with_care_is_right(function, h):
    assert is_right(fixed_part(function), gives(measured(function, h, h)))
