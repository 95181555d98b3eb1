"""No wrong answer is paid on any seed, and no outcome depends on the seed: tried with many variants.

A variant is a right function that is wrong in some small way: cut off, rounded, clipped, or wrong in a
special case. The fixed part of the inputs, which every seed has, must decide about each of them.
"""

import itertools
import math
import random

import pytest

from grading.questions import QUESTIONS, ex6_squared_error, ex7_hidden_layer
from grading.questions.places import mean_gradient, trained
from grading.questions.slopes import example_loss
from grading.tests.comparing import ABS_TOL, REL_TOL, drawn_part, fixed_part, flat, is_right
from single_neuron import gradient, loss, predict, sigmoid, train, update, weighted_sum

SEEDS = range(10)

RIGHT = {
    "sigmoid": sigmoid, "predict": predict, "example_loss": example_loss, "loss": loss,
    "dL_dy": lambda y, t: (y - t) / (y * (1 - y)), "dy_dz": lambda y: y * (1 - y), "dz_dw": lambda x, j: x[j],
    "dz_db": lambda: 1, "dL_dw": lambda y, t, x, j: (y - t) * x[j], "dL_db": lambda y, t: y - t,
    "gradient": gradient, "update": update, "train": train,
    "squared_error_gradient": ex6_squared_error.RIGHT,
    "hidden_layer_gradient": ex7_hidden_layer.RIGHT,
}
OF_EXAMPLES = ["loss", "gradient", "squared_error_gradient"]
SLOPE_OF_EXAMPLES = {"gradient": lambda y, t: y - t,
                     "squared_error_gradient": lambda y, t: 2 * (y - t) * y * (1 - y)}


# ---- How an answer is changed: (the right answer, *arguments) -> what the variant gives -----------------

def each_number(change, answer):
    if isinstance(answer, (list, tuple)):
        return [each_number(change, part) for part in answer]
    return change(answer)


def then(change):
    """A change is made to each number of the answer."""
    return lambda right, *arguments: each_number(change, right)


def wrong_if(condition):
    """The answer is a hundredth too large where the condition holds."""
    return lambda right, *arguments: each_number(
        lambda number: 1.01 * number + 0.0001, right) if condition(*arguments) else right


def gives(function):
    """What another function gives, of the same arguments."""
    return lambda right, *arguments: function(*arguments)


def clip(limit):
    return lambda number: max(-limit, min(limit, number))


def cut(y, low):
    return min(max(y, low), 1 - low)


# ---- What is special about some arguments -------------------------------------------------------------

SIGN = {"negative": lambda value: value < 0, "0": lambda value: value == 0,
        "positive": lambda value: value > 0}


def special_numbers(names, limits):
    """Yield (words, condition) for arguments that are flattened to the numbers with these names."""
    for k, name in enumerate(names):
        for sign, holds in SIGN.items():
            yield f"{name} is {sign}", lambda *a, k=k, holds=holds: holds(flat(a)[k])
        for limit in limits:
            yield f"{name} is beyond {limit}", lambda *a, k=k, limit=limit: flat(a)[k] > limit
            yield f"{name} is beyond -{limit}", lambda *a, k=k, limit=limit: flat(a)[k] < -limit
    for (k, one), (i, other) in itertools.combinations(enumerate(names), 2):
        for (sign, p), (other_sign, q) in itertools.product(SIGN.items(), repeat=2):
            yield (f"{one} is {sign} and {other} {other_sign}",
                   lambda *a, k=k, i=i, p=p, q=q: p(flat(a)[k]) and q(flat(a)[i]))


def combined_signs(names):
    """Yield (words, condition) for every combination of signs of the first numbers of the arguments."""
    for signs in itertools.product(SIGN, repeat=len(names)):
        yield (" and ".join(f"{name} {sign}" for name, sign in zip(names, signs)),
               lambda *a, signs=signs: all(SIGN[sign](value) for sign, value in zip(signs, flat(a))))


def special_examples():
    """Yield (words, condition on examples)."""
    for n in range(1, 13):
        yield f"there are {n} examples", lambda examples, n=n: len(examples) == n
        yield f"there are more than {n} examples", lambda examples, n=n: len(examples) > n
    for t in (0, 1):
        yield f"all targets are {t}", lambda examples, t=t: {target for _, target in examples} == {t}
        yield (f"there are several and all targets are {t}",
               lambda examples, t=t: len(examples) > 1 and {target for _, target in examples} == {t})
        yield f"the first target is {t}", lambda examples, t=t: examples[0][1] == t
        yield f"the last target is {t}", lambda examples, t=t: examples[-1][1] == t
    yield "targets differ", lambda examples: len({target for _, target in examples}) == 2
    yield "an example comes twice", lambda examples: len(examples) > len(set(map(repr, examples)))
    yield "all examples are the same", lambda examples: len(examples) > 1 == len(set(map(repr, examples)))
    yield "the inputs are always the same", lambda examples: len({repr(x) for x, _ in examples}) == 1
    yield "two inputs are equal", lambda examples: any(x[0] == x[1] for x, _ in examples)
    yield "two inputs are 0", lambda examples: any(x[0] == 0 == x[1] for x, _ in examples)
    for sign, p in SIGN.items():
        for j in (0, 1):
            yield f"some x{j + 1} is {sign}", lambda examples, j=j, p=p: any(p(x[j]) for x, _ in examples)
            yield f"every x{j + 1} is {sign}", lambda examples, j=j, p=p: all(p(x[j]) for x, _ in examples)
        yield f"every input is {sign}", lambda examples, p=p: all(p(v) for x, _ in examples for v in x)
    for size in (2, 3, 5, 9):
        yield (f"an input is beyond {size}",
               lambda examples, s=size: max(abs(v) for x, _ in examples for v in x) > s)


def equal_first_two(pair, *_):
    return pair[0] == pair[1]


# ---- The variants: each group yields (function, name, what it gives) -------------------------------------

def of_any_function():
    for function in QUESTIONS:
        for digits in range(13):
            yield function, f"rounded to {digits} decimals", then(lambda number, d=digits: round(number, d))
        for digits in (2, 3, 4, 8):
            yield (function, f"rounded to {digits} digits",
                   then(lambda number, d=digits: float(f"{number:.{d}g}")))
        for limit in (0.1, 0.01, 0.001, 0.0001, 1e-5, 1e-6):
            yield (function, f"0 in place of numbers under {limit}",
                   then(lambda number, m=limit: number if abs(number) > m else 0))
        yield function, "never negative", then(lambda number: max(number, 0))
        yield function, "never positive", then(lambda number: min(number, 0))
        yield function, "without a sign", then(abs)


def of_sigmoid():
    for limit in (0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 29):
        yield ("sigmoid", f"0 or 1 beyond {limit}",
               lambda right, z, m=limit: float(z > 0) if abs(z) > m else right)
        yield "sigmoid", f"z kept within {limit}", gives(lambda z, m=limit: sigmoid(clip(m)(z)))
        yield "sigmoid", f"wrong beyond {limit}", wrong_if(lambda z, m=limit: z > m)
        yield "sigmoid", f"wrong beyond -{limit}", wrong_if(lambda z, m=limit: -z > m)
        yield "sigmoid", f"wrong within {limit}", wrong_if(lambda z, m=limit: abs(z) < m)
    for exponent in range(1, 17):
        yield ("sigmoid", f"kept 1e-{exponent} away from 0 and 1",
               then(lambda y, low=10.0 ** -exponent: cut(y, low)))
    for digits in range(9):
        yield ("sigmoid", f"of z rounded to {digits} decimals",
               gives(lambda z, d=digits: sigmoid(round(z, d))))
    for sign, holds in SIGN.items():
        yield "sigmoid", f"wrong if z is {sign}", wrong_if(holds)
    yield "sigmoid", "of the size of z", gives(lambda z: sigmoid(abs(z)))


FIVE = ["W1", "W2", "b", "x1", "x2"]


def of_predict():
    for words, condition in (*special_numbers(FIVE, (1, 3, 4, 9)), *combined_signs(FIVE[:3])):
        yield "predict", f"wrong if {words}", wrong_if(condition)
    for signs in itertools.product((1, -1), repeat=5):
        yield ("predict", f"wrong for the signs {signs}",
               wrong_if(lambda *a, s=signs: all(sign * number > 0 for sign, number in zip(s, flat(a)))))
    for limit in (1, 2, 3, 4, 5, 6, 8, 10, 12, 14):
        yield ("predict", f"z kept within {limit}",
               gives(lambda w, b, x, m=limit: sigmoid(clip(m)(weighted_sum(w, b, x)))))
        yield ("predict", f"wrong where z is beyond {limit}",
               wrong_if(lambda w, b, x, m=limit: abs(weighted_sum(w, b, x)) > m))
    for low in (0.05, 0.019, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-9, 1e-12, 1e-15):
        yield "predict", f"kept {low} away from 0 and 1", then(lambda y, low=low: cut(y, low))
    yield "predict", "wrong for equal weights", wrong_if(equal_first_two)
    yield "predict", "wrong for equal inputs", wrong_if(lambda w, b, x: x[0] == x[1])
    yield "predict", "wrong for inputs equal but for their sign", wrong_if(lambda w, b, x: x[0] == -x[1])


def of_numbers():
    """Of the functions of y, y_target, x and j."""
    for function in ("example_loss", "dL_dy", "dy_dz", "dL_db", "dL_dw"):
        f = RIGHT[function]
        for low in (0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15):
            yield (function, f"y kept {low} away from 0 and 1",
                   gives(lambda y, *rest, f=f, low=low: f(cut(y, low), *rest)))
        for limit in (0.0015, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 0.99, 0.998):
            yield function, f"wrong for y under {limit}", wrong_if(lambda y, *_, m=limit: y < m)
            yield function, f"wrong for y over {limit}", wrong_if(lambda y, *_, m=limit: y > m)
        for digits in (1, 2, 3, 4, 5):
            yield (function, f"of y rounded to {digits} decimals",
                   gives(lambda y, *rest, f=f, d=digits: f(cut(round(y, d), 1e-7), *rest)))
        yield function, "wrong at y = 1/2", wrong_if(lambda y, *_: y == 0.5)
    for function in ("example_loss", "dL_dy", "dL_db", "dL_dw"):
        for t in (0, 1):
            yield function, f"wrong for target {t}", wrong_if(lambda y, target, *_, t=t: target == t)
        for limit in (1, 3, 5, 20, 100, 500):
            yield function, f"kept within {limit}", then(clip(limit))
        for off in (0.003, 0.01, 0.05, 0.2, 0.5):
            yield (function, f"0 if y is off by less than {off}",
                   lambda right, y, t, *_, off=off: right if abs(y - t) > off else 0)
        for off in (0.4, 0.8, 0.9, 0.95, 0.99):
            yield (function, f"wrong if y is off by more than {off}",
                   wrong_if(lambda y, t, *_, off=off: abs(y - t) > off))
    for words, condition in special_numbers(["x1", "x2"], (1, 2, 5, 9)):
        yield "dz_dw", f"wrong if {words}", wrong_if(condition)
        yield "dL_dw", f"wrong if {words}", wrong_if(lambda y, t, x, j, c=condition: c(x, j))
    for j in (0, 1):
        yield "dz_dw", f"wrong for j = {j}", wrong_if(lambda x, i, j=j: i == j)
        yield "dL_dw", f"wrong for j = {j}", wrong_if(lambda y, t, x, i, j=j: i == j)
    yield "dz_dw", "wrong for equal inputs", wrong_if(equal_first_two)


def of_examples():
    """Of all functions that are given examples."""
    for function in (*OF_EXAMPLES, "train", "hidden_layer_gradient"):
        at = 4 if function == "hidden_layer_gradient" else 2

        def with_other(change, f=RIGHT[function], at=at):
            return gives(lambda *a: f(*a[:at], change(a[at]), *a[at + 1:]))
        for words, condition in special_examples():
            yield function, f"wrong if {words}", wrong_if(lambda *a, at=at, c=condition: c(a[at]))
        for k in range(1, 12):
            yield function, f"only the first {k} examples", with_other(lambda examples, k=k: examples[:k])
            yield function, f"only the last {k} examples", with_other(lambda examples, k=k: examples[-k:])
        yield function, "no example twice", with_other(
            lambda examples: list({repr(example): example for example in examples}.values()))
        for limit in (1, 2, 3, 5, 9):
            yield function, f"inputs kept within {limit}", with_other(
                lambda examples, m=limit: [([clip(m)(v) for v in x], t) for x, t in examples])
    for function in (*OF_EXAMPLES, "train"):
        for words, condition in (*special_numbers(FIVE[:3], (0.5, 1.1)), *combined_signs(FIVE[:3])):
            yield function, f"wrong if {words}", wrong_if(condition)
        yield function, "wrong for equal weights", wrong_if(equal_first_two)
        yield function, "wrong if everything is positive", wrong_if(
            lambda w, b, examples, *_: min(flat([w, b, [x for x, _ in examples]])) > 0)


def of_means():
    """Of the functions that are a mean of something over the examples."""
    for low in (0.05, 0.019, 0.01, 1e-3, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15):
        for function, dl_dz in SLOPE_OF_EXAMPLES.items():
            yield function, f"y kept {low} away from 0 and 1", gives(
                mean_gradient(lambda y, t, low=low, f=dl_dz: f(cut(y, low), t)))
        yield "loss", f"y kept {low} away from 0 and 1", gives(lambda w, b, examples, low=low: sum(
            example_loss(cut(predict(w, b, x), low), t) for x, t in examples) / len(examples))
    for function, dl_dz in SLOPE_OF_EXAMPLES.items():
        for off in (0.0005, 0.001, 0.01, 0.05, 0.1, 0.3):
            yield function, f"nothing if y is off by less than {off}", gives(mean_gradient(
                lambda y, t, off=off, f=dl_dz: f(y, t) if abs(y - t) > off else 0))
            yield function, f"nothing if y is off by more than {1 - off}", gives(mean_gradient(
                lambda y, t, off=off, f=dl_dz: f(y, t) if abs(y - t) < 1 - off else 0))
        for limit in (0.01, 0.1, 0.5, 1, 2, 3, 5, 8):
            yield function, f"kept within {limit}", then(clip(limit))
    for off in (0.001, 0.01, 0.05, 0.1, 0.3):
        yield "loss", f"nothing if y is off by less than {off}", gives(lambda w, b, examples, off=off: sum(
            example_loss(predict(w, b, x), t) for x, t in examples
            if abs(predict(w, b, x) - t) > off) / len(examples))
    for limit in (1, 2, 4, 8):
        yield "loss", f"kept within {limit}", then(clip(limit))


UPDATED = ["W1", "W2", "b", "dL/dW1", "dL/dW2", "dL/db", "rho"]


def of_update():
    for words, condition in (*special_numbers(UPDATED, (0.5, 1.5, 3, 9)), *combined_signs(UPDATED[:3])):
        yield "update", f"wrong if {words}", wrong_if(condition)
    for rate in (0.01, 0.3, 1, 2, 5):
        yield "update", f"wrong for rate {rate}", wrong_if(lambda *a, rate=rate: a[4] == rate)
        yield "update", f"rate at least {rate}", gives(lambda *a, m=rate: update(*a[:4], max(a[4], m)))
        yield "update", f"rate at most {rate}", gives(lambda *a, m=rate: update(*a[:4], min(a[4], m)))
    for limit in (0.1, 0.5, 1, 3, 5, 9):
        yield "update", f"slopes kept within {limit}", gives(lambda w, b, gw, gb, rate, m=limit: update(
            w, b, each_number(clip(m), gw), clip(m)(gb), rate))
        yield "update", f"parameters kept within {limit}", then(clip(limit))
    yield "update", "wrong for equal weights", wrong_if(equal_first_two)
    yield "update", "wrong for equal slopes", wrong_if(lambda w, b, gw, *_: gw[0] == gw[1])


def runs(weights, bias, examples, rate, iterations, change=lambda slopes: slopes):
    """Return the parameters of a training at its start and after each iteration, with the slopes changed."""
    states = [(weights, bias)]
    for _ in range(iterations):
        states.append(update(*states[-1], *change(gradient(*states[-1], examples)), rate))
    return states


def first_that(holds):
    """Training stops at the first state for which holds(state before, state, examples)."""
    def trains(weights, bias, examples, rate, iterations):
        states = runs(weights, bias, examples, rate, iterations)
        return next((state for before, state in zip(states, states[1:]) if holds(before, state, examples)),
                    states[-1])
    return gives(trains)


def of_train():
    for rate in (0.01, 0.3, 1, 2.5, 5):
        yield "train", f"wrong for rate {rate}", wrong_if(lambda *a, rate=rate: a[3] == rate)
    for rate in (0.005, 0.02, 0.5, 1, 3, 4.5):
        yield "train", f"rate at most {rate}", gives(lambda *a, m=rate: train(*a[:3], min(a[3], m), a[4]))
        yield "train", f"rate at least {rate}", gives(lambda *a, m=rate: train(*a[:3], max(a[3], m), a[4]))
    for k in (0, 1, 2, 3, 5, 7, 10, 20, 30, 50, 80, 99, 100, 120, 149):
        yield "train", f"at most {k} iterations", gives(lambda *a, k=k: train(*a[:4], min(a[4], k)))
        yield "train", f"wrong for more than {k} iterations", wrong_if(lambda *a, k=k: a[4] > k)
        yield "train", f"at least {k} iterations", gives(lambda *a, k=k: train(*a[:4], max(a[4], k)))
    for limit in (0.3, 0.1, 0.03, 0.01, 0.001, 1e-4):
        yield "train", f"stops when the loss is under {limit}", first_that(
            lambda before, state, e, m=limit: loss(*state, e) < m)
        yield "train", f"stops when the loss falls by less than {limit}", first_that(
            lambda before, state, e, m=limit: loss(*before, e) - loss(*state, e) < m)
        yield "train", f"stops when all slopes are under {limit}", first_that(
            lambda before, state, e, m=limit: max(map(abs, flat(gradient(*state, e)))) < m)
    yield "train", "stops when the loss rises", first_that(
        lambda before, state, e: loss(*state, e) > loss(*before, e))
    yield "train", "returns the best so far", gives(lambda w, b, e, rate, n: min(
        runs(w, b, e, rate, n), key=lambda state: loss(*state, e)))
    for digits in (2, 4, 6, 12):
        yield "train", f"rounds to {digits} decimals in each step", gives(lambda *a, d=digits: runs(
            *a, lambda slopes: each_number(lambda number: round(number, d), slopes))[-1])
    for limit in (0.05, 0.3, 1, 2):
        yield "train", f"slopes kept within {limit}", gives(lambda *a, m=limit: runs(
            *a, lambda slopes: each_number(clip(m), slopes))[-1])


NINE = ["V11", "V12", "V21", "V22", "c1", "c2", "W1", "W2", "b"]


def of_the_hidden_layer():
    for words, condition in special_numbers(NINE, (0.4, 0.8)):
        yield "hidden_layer_gradient", f"wrong if {words}", wrong_if(condition)
    yield "hidden_layer_gradient", "wrong for equal output weights", wrong_if(lambda V, c, W, b, e: W[0] == W[1])
    yield "hidden_layer_gradient", "wrong for equal hidden biases", wrong_if(lambda V, c, W, b, e: c[0] == c[1])
    for limit in (0.05, 0.1, 0.2, 0.5):
        yield "hidden_layer_gradient", f"kept within {limit}", then(clip(limit))


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
        "train": trained(gradient=of_neuron(loss)),
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


GROUPS = [of_any_function, of_sigmoid, of_predict, of_numbers, of_examples, of_means, of_update, of_train,
          of_the_hidden_layer, of_measured_slopes]
VARIANTS = {function: [] for function in QUESTIONS}
for group in GROUPS:
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
    paid = [(name, variant) for name, variant in VARIANTS[function] if is_right(fixed_part(function), variant)]
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
