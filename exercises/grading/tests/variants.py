"""Answers that are nearly right: (function, name, what it gives), where gives(right answer, *arguments).

A variant is a right function that is wrong in some small way: cut off, rounded, clipped, or wrong in a
special case.
"""

import itertools

from grading.questions import QUESTIONS
from grading.questions.calculations import example_loss, hidden_layer, mean_gradient, multiplied_out
from grading.questions.ex6_squared_error import squared_error_slopes
from grading.tests.comparing import flat
from grading.tests.conditions import (
    SIGN, combined_signs, equal_first_two, special_examples, special_numbers)
from single_neuron import gradient, loss, predict, sigmoid, train, update, weighted_sum

RIGHT = {
    "sigmoid": sigmoid, "predict": predict, "example_loss": example_loss, "loss": loss,
    "dL_dy": lambda y, t: (y - t) / (y * (1 - y)), "dy_dz": lambda y: y * (1 - y), "dz_dw": lambda x, j: x[j],
    "dz_db": lambda: 1, "dL_dw": lambda y, t, x, j: (y - t) * x[j], "dL_db": lambda y, t: y - t,
    "gradient": gradient, "update": update, "train": train,
    "squared_error_gradient": squared_error_slopes(),
    "hidden_layer_gradient": hidden_layer(),
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


def mean_of(dl_dz):
    return mean_gradient(chain=multiplied_out(dl_dz))


def of_means():
    """Of the functions that are a mean of something over the examples."""
    for low in (0.05, 0.019, 0.01, 1e-3, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15):
        for function, dl_dz in SLOPE_OF_EXAMPLES.items():
            yield function, f"y kept {low} away from 0 and 1", gives(
                mean_of(lambda y, t, low=low, f=dl_dz: f(cut(y, low), t)))
        yield "loss", f"y kept {low} away from 0 and 1", gives(lambda w, b, examples, low=low: sum(
            example_loss(cut(predict(w, b, x), low), t) for x, t in examples) / len(examples))
    for function, dl_dz in SLOPE_OF_EXAMPLES.items():
        for off in (0.0005, 0.001, 0.01, 0.05, 0.1, 0.3):
            yield function, f"nothing if y is off by less than {off}", gives(mean_of(
                lambda y, t, off=off, f=dl_dz: f(y, t) if abs(y - t) > off else 0))
            yield function, f"nothing if y is off by more than {1 - off}", gives(mean_of(
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
    yield "hidden_layer_gradient", "wrong for equal output weights", wrong_if(lambda *a: a[2][0] == a[2][1])
    yield "hidden_layer_gradient", "wrong for equal hidden biases", wrong_if(lambda *a: a[1][0] == a[1][1])
    for limit in (0.05, 0.1, 0.2, 0.5):
        yield "hidden_layer_gradient", f"kept within {limit}", then(clip(limit))


GROUPS = [of_any_function, of_sigmoid, of_predict, of_numbers, of_examples, of_means, of_update, of_train,
          of_the_hidden_layer]
