"""What every function of the homework is asked: the inputs, the right value, the points, the common mistakes.

This file is data. To add a mistake, add a line `("what was done, in plain words", what it gives)` to the function's
mistakes, the simpler ones first: the words complete the sentence "That is what comes out if ...".

The right value of a derivative is not taken from a formula: it is the slope of the loss, measured.
"""

import math
import pathlib
import sys
from math import exp, log
from typing import Callable, List, NamedTuple, Tuple

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2]))

import single_neuron
from single_neuron import AND_GATE, predict, sigmoid, weighted_sum


class Question(NamedTuple):
    """One function that the student writes."""

    function: str
    points: int
    returns: str        # in words: what the function gives back
    right_is: str       # in words: what the right value is
    parts: List[str]    # the names of the numbers in the answer, in order
    inputs: Callable    # a random.Random -> the list of the arguments of all calls
    right: Callable     # the arguments -> the right answer
    insight: str        # what a right answer has shown
    look: str           # where to look next after a wrong one
    mistakes: List[Tuple[str, Callable]]    # (in words, the arguments -> what this mistake gives)


class Exercise(NamedTuple):
    name: str
    questions: List[Question]


# ---- Measuring slopes ----------------------------------------------------------------------------------

def slope(f, at, room=1.0):
    """Return the slope of f at a point, right to about 1e-12, from four values of f near it.

    room is the distance to the nearest point where f or a derivative of it grows without bound. The step is a
    thousandth of it, so that the formula holds near y = 0 and y = 1 too.
    """
    h = room / 1000
    return (f(at - 2 * h) - 8 * f(at - h) + 8 * f(at + h) - f(at + 2 * h)) / (12 * h)


def measured_slopes(loss, parameters):
    """Return the slopes of a function loss(parameters), one for each parameter in the list."""
    def slope_of(j):
        return slope(lambda value: loss(parameters[:j] + [value] + parameters[j + 1:]), parameters[j])
    return [slope_of(j) for j in range(len(parameters))]


def measured_gradient(loss, weights, bias):
    """Return ([dL/dW1, dL/dW2], dL/db), the slopes of a function loss(weights, bias)."""
    *grad_weights, grad_bias = measured_slopes(lambda p: loss(p[:-1], p[-1]), [*weights, bias])
    return grad_weights, grad_bias


def example_loss(y, t):
    return -(t * log(y) + (1 - t) * log(1 - y))


def slope_for_example(y, t, shift):
    """Return the slope of the loss of one example when z moves by shift for each unit of a parameter."""
    z = log(y / (1 - y))
    return slope(lambda parameter: single_neuron.loss([parameter], z, [([shift], t)]), 0.0)


def squared_error(weights, bias, examples):
    return sum((predict(weights, bias, x) - t) ** 2 for x, t in examples) / len(examples)


def hidden_layer_slopes(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    def loss(p):
        seen = [([predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)], t) for x, t in examples]
        return single_neuron.loss(p[6:8], p[8], seen)
    g = measured_slopes(loss, [*hidden_weights[0], *hidden_weights[1], *hidden_biases, *output_weights, output_bias])
    return [g[0:2], g[2:4]], g[4:6], g[6:8], g[8]


# ---- Inputs that tell mistakes apart ---------------------------------------------------------------------

def number(rng, low, high):
    """Draw a number of either sign and two decimals, whose size is in the range and not near 1."""
    while True:
        size = round(rng.uniform(low, high), 2)
        if abs(size - 1) > 0.15:
            return size if rng.random() < 0.5 else -size


def two_numbers(rng, low, high):
    """Draw two numbers of clearly different sizes."""
    while True:
        a, b = number(rng, low, high), number(rng, low, high)
        if abs(abs(a) - abs(b)) > 0.2:
            return [a, b]


def some_example(rng, weights, bias, t):
    """Draw the inputs of an example whose prediction is wrong by a clear margin, but not all the way."""
    while True:
        x = two_numbers(rng, 0.3, 2.5)
        if 0.15 < abs(predict(weights, bias, x) - t) < 0.95:
            return x, t


def neurons_with_examples(rng):
    """Draw (weights, bias, examples): one example of either target, then 2, 3 (one twice), 4 (AND), 5 and 7.

    After these come cases for code that holds only there or only elsewhere: equal weights and equal inputs, no bias, a
    sure and wrong prediction, and numbers with more digits than anybody rounds to.
    """
    cases = []
    for targets in ([1], [0], [1, 0], [0, 1, 1], None, [1, 0, 0, 1, 0], [0, 1, 0, 0, 1, 1, 0]):
        weights, bias = two_numbers(rng, 0.3, 1.6), number(rng, 0.3, 1.6)
        if targets is None:
            cases.append((weights, bias, AND_GATE))
            continue
        examples = [some_example(rng, weights, bias, t) for t in targets]
        if len(examples) == 3:
            examples[2] = examples[1]
        cases.append((weights, bias, examples))
    return cases + [
        ([-1, -1], 1, [([0, 1], 0), ([1.5, -0.5], 1)]),
        ([0.7, -1.3], 0, [([1.5, 1.5], 0), ([-0.4, 2.1], 1)]),
        ([1.6, -2.2], 0.9, [([1.4, -1.3], 0), ([-1.7, 1.2], 1)]),
        ([0.123457, -0.765432], 0.345678, [([1.234567, 0.456789], 0), ([0.987654, -1.345678], 1)]),
    ]


def probability(rng):
    """Draw a prediction y that is not too near to 0, 1/2 or 1."""
    while True:
        y = round(rng.uniform(0.06, 0.94), 2)
        if abs(y - 0.5) > 0.05:
            return y


def inputs_sigmoid(rng):
    drawn = [round(sign * rng.uniform(low, high), 1) for sign in (1, -1) for low, high in ((0.3, 2), (2, 5), (5, 29))]
    return [(z,) for z in [2, -1, 0.5, *drawn, 0.123457, 30, -30, 0]]


def inputs_predict(rng):
    return [(weights, bias, x) for weights, bias, examples in neurons_with_examples(rng)
            for x, t in examples[:2] + examples[3:4]]


def inputs_y_and_target(rng):
    fixed = [(0.3, 1), (0.3, 0), (0.8, 1), (0.8, 0), (0.02, 0), (0.02, 1), (0.98, 0), (0.98, 1), (0.5, 1), (0.5, 0)]
    return fixed + [(probability(rng), t) for t in (0, 1, 0, 1)] + [(0.123457, 0), (0.123457, 1)]


def inputs_y(rng):
    return [(y,) for y in [0.3, 0.8, 0.02, 0.98, 0.5, probability(rng), probability(rng), 0.123457]]


def inputs_x_and_j(rng):
    drawn = [two_numbers(rng, 0.3, 2.6) for _ in range(3)]
    return [(x, j) for x in [[3, 7], [0, 1], [0.5, -2], *drawn, [1.5, 1.5], [0.123457, -2.345678]] for j in (0, 1)]


def inputs_dl_dw(rng):
    return [(probability(rng), t, two_numbers(rng, 0.3, 2.6), j) for t in (1, 0) for j in (0, 1) for _ in range(2)] + [
        (0.3, 1, [0, 1], 0), (0.3, 1, [0, 1], 1), (0.97, 0, [2, -3], 0), (0.04, 1, [2, -3], 1),
        (0.123457, 1, [1.234567, -0.345678], 0), (0.123457, 0, [1.234567, -0.345678], 1)]


def inputs_update(rng):
    cases = [([1.0, 2.0], 3.0, [0.5, -0.25], 0.75, 2)]
    for rate in (0.5, 3, 0.02, round(rng.uniform(0.3, 0.8), 2)):
        cases.append((two_numbers(rng, 0.3, 2.6), number(rng, 0.3, 2.6), two_numbers(rng, 0.3, 2.6),
                      number(rng, 0.3, 2.6), rate))
    return cases + [([-1, -1], 1, [0.5, -0.25], 0.3, 2), ([0.7, -1.3], 0, [0.4, 0.4], 0.006, 0.5),
                    ([0.123457, -0.765432], 0.345678, [0.456789, -0.987654], 0.234567, 0.7)]


def inputs_train(rng):
    rates = (0.5, 2, 0.7, round(rng.uniform(1.2, 1.9), 2), 3, 0.4, 0.6, 0.5, 0.3, 4, 0.8)
    counts = (1, 2, 0, 3, 7, 25, 2, 4, 4, 3, 5)
    cases = [(*case, rate, count) for case, rate, count in zip(neurons_with_examples(rng), rates, counts)]
    return cases + [([-1, -1], 1, AND_GATE, 5, 100)]


def inputs_hidden(rng):
    cases = []
    for targets in ([1], [0], [1, 0], [0, 1, 1], [0, 1, 1, 0, 1]):
        hidden_weights = [two_numbers(rng, 0.3, 1.4), two_numbers(rng, 0.3, 1.4)]
        hidden_biases, output_weights = two_numbers(rng, 0.3, 1.4), two_numbers(rng, 0.4, 2.2)
        examples = [(two_numbers(rng, 0.3, 1.6), t) for t in targets]
        if len(examples) == 3:
            examples[2] = examples[1]
        cases.append((hidden_weights, hidden_biases, output_weights, number(rng, 0.3, 0.8), examples))
    return cases + [
        ([[0.5, -1.2], [0.5, 0.7]], [0.3, 0.3], [0.8, 0.8], 0, [([1.5, 1.5], 0), ([0, 1], 1)]),
        ([[2.5, -3.1], [1.9, 2.7]], [-1.2, 0.4], [3.3, -2.9], 0.6, [([1, 0], 0), ([0, 1], 1), ([1, 1], 0), ([0, 0], 1)]),
        ([[0.123457, -0.765432], [0.345678, 0.987654]], [0.456789, -0.234567], [1.234567, -0.654321], 0.111213,
         [([1.345678, 0.567891], 0), ([-0.678912, 1.789123], 1)]),
    ]


# ---- Building blocks of the mistakes -----------------------------------------------------------------------

def summed(w, b, examples, term, n=1):
    """Return the sums over the examples of term(y, t) times the inputs, and of term(y, t), both divided by n."""
    terms = [(term(predict(w, b, x), t), x) for x, t in examples]
    return [sum(e * x[0] for e, x in terms) / n, sum(e * x[1] for e, x in terms) / n], sum(e for e, x in terms) / n


def error(y, t):
    return y - t


def squared_error_slope(y, t):
    return 2 * (y - t) * y * (1 - y)


def averaged(w, b, examples, term):
    return summed(w, b, examples, term, len(examples))


def swap(answer):
    return [answer[0][1], answer[0][0]], answer[1]


def slopes_without_x(w, b, e, term):
    slope_b = averaged(w, b, e, term)[1]
    return [slope_b, slope_b], slope_b


def mean_loss(w, b, e, one):
    return sum(one(predict(w, b, x), t) for x, t in e) / len(e)


def stepped(w, b, gw, gb, step_w, step_b=None):
    """Return weights and bias after each had its step, a function of its slope, added."""
    return [w[0] + step_w(gw[0]), w[1] + step_w(gw[1])], b + (step_b or step_w)(gb)


def trained(w, b, e, rate, iterations, move_w=1, move_b=1):
    """Train with steps against the gradient that are move_w and move_b times too large."""
    for _ in range(iterations):
        gw, gb = single_neuron.gradient(w, b, e)
        w, b = [w[0] - move_w * rate * gw[0], w[1] - move_w * rate * gw[1]], b - move_b * rate * gb
    return w, b


def trained_example_by_example(w, b, e, rate, iterations):
    for _ in range(iterations):
        for example in e:
            w, b = trained(w, b, [example], rate, 1)
    return w, b


def trained_one_parameter_after_the_other(w, b, e, rate, iterations):
    for _ in range(iterations):
        w = trained(w, b, e, rate, 1)[0]
        b = trained(w, b, e, rate, 1)[1]
    return w, b


def trained_with_a_falling_rate(w, b, e, rate, iterations):
    for t in range(iterations):
        w, b = trained(w, b, e, rate / (t + 1), 1)
    return w, b


def trained_with_a_gradient_that_piles_up(w, b, e, rate, iterations):
    total_w, total_b = [0, 0], 0
    for _ in range(iterations):
        gw, gb = single_neuron.gradient(w, b, e)
        total_w, total_b = [total_w[0] + gw[0], total_w[1] + gw[1]], total_b + gb
        w, b = single_neuron.update(w, b, total_w, total_b, rate)
    return w, b


def backward(V, c, W, b, examples, out=error, back=lambda d, k, W, h: d * W[k] * h[k] * (1 - h[k]),
             hidden_x=lambda x, j, k: x[j], hidden_b=lambda d, x: d, output_h=lambda h, k, x: h[k], n=None):
    """Return the nine slopes, with one step of the way back replaced by another."""
    gV, gc, gW, gb = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    n = n or len(examples)
    for x, t in examples:
        h = [predict(V[0], c[0], x), predict(V[1], c[1], x)]
        d = out(predict(W, b, h), t)
        gb += d / n
        for k in (0, 1):
            gW[k] += d * output_h(h, k, x) / n
            d_hidden = back(d, k, W, h)
            gc[k] += hidden_b(d_hidden, x) / n
            for j in (0, 1):
                gV[k][j] += d_hidden * hidden_x(x, j, k) / n
    return gV, gc, gW, gb


# ---- The seven exercises ------------------------------------------------------------------------------------

SLOPES = ["dL/dW1", "dL/dW2", "dL/db"]
PARAMETERS = ["W1", "W2", "b"]

EXERCISES = [
    Exercise("ex1_forward", [
        Question(
            "sigmoid", 2, "one number", "the right value", ["y"], inputs_sigmoid, sigmoid,
            "Any number goes in, and a number between 0 and 1 comes out: it can be read as how sure the neuron is.",
            "Compare your line with y = 1 / (1 + exp(-z)), bracket by bracket and sign by sign.", [
                ("the minus sign in exp(-z) is missing", lambda z: sigmoid(-z)),
                ("the 1 / is missing, or the brackets around 1 + exp(-z)", lambda z: 1 + exp(-z)),
                ("the 1 + in the denominator is missing", lambda z: exp(z)),
                ("the sign of the result is flipped", lambda z: -sigmoid(z)),
                ("z stands in place of the 1 on top of the fraction", lambda z: z * sigmoid(z)),
                ("the 1 / is missing and the rest has a minus", lambda z: 1 - exp(-z)),
                ("10**(-z) stands in place of exp(-z)", lambda z: 1 / (1 + 10 ** -z)),
                ("2**(-z) stands in place of exp(-z)", lambda z: 1 / (1 + 2 ** -z)),
                ("the hyperbolic tangent is used", math.tanh),
                ("the result is rounded to 0 or 1", lambda z: float(round(sigmoid(z)))),
                ("the result is the slope y*(1 - y)", lambda z: sigmoid(z) * sigmoid(-z)),
                ("negative numbers become 0 and the others stay as they are", lambda z: max(0, z)),
                ("the result is the logarithm ln(1 + exp(z))", lambda z: log(1 + exp(z))),
                ("z itself is returned", lambda z: z),
                ("the result is cut off at 0.0001 and 0.9999", lambda z: min(max(sigmoid(z), 0.0001), 0.9999)),
            ]),
        Question(
            "predict", 2, "one number", "the right value", ["y"], inputs_predict, predict,
            "Weights, bias and sigmoid are the whole neuron: three numbers decide which function it is.",
            "First the weighted sum z, with every term in it, then the sigmoid of z.", [
                ("the bias is forgotten", lambda w, b, x: sigmoid(weighted_sum(w, 0, x))),
                ("the bias is subtracted", lambda w, b, x: sigmoid(weighted_sum(w, -b, x))),
                ("the sigmoid is forgotten and z returned", weighted_sum),
                ("the minus sign in exp(-z) is missing", lambda w, b, x: sigmoid(-weighted_sum(w, b, x))),
                ("the weights are swapped", lambda w, b, x: predict(w[::-1], b, x)),
                ("only the first input counts", lambda w, b, x: sigmoid(w[0] * x[0] + b)),
                ("only the last input counts", lambda w, b, x: sigmoid(w[1] * x[1] + b)),
                ("the bias is added once for each input", lambda w, b, x: sigmoid(weighted_sum(w, 2 * b, x))),
                ("the weights are forgotten", lambda w, b, x: sigmoid(x[0] + x[1] + b)),
                ("the inputs are forgotten", lambda w, b, x: sigmoid(w[0] + w[1] + b)),
                ("weights and inputs are added instead of multiplied",
                 lambda w, b, x: sigmoid(w[0] + x[0] + w[1] + x[1] + b)),
                ("the two products are multiplied instead of added",
                 lambda w, b, x: sigmoid(w[0] * x[0] * w[1] * x[1] + b)),
                ("the second product is subtracted", lambda w, b, x: sigmoid(w[0] * x[0] - w[1] * x[1] + b)),
                ("the bias is multiplied with the rest", lambda w, b, x: sigmoid(weighted_sum(w, 0, x) * b)),
                ("the bias is added after the sigmoid", lambda w, b, x: sigmoid(weighted_sum(w, 0, x)) + b),
                ("the sigmoid is taken twice", lambda w, b, x: sigmoid(predict(w, b, x))),
                ("each product gets a sigmoid of its own",
                 lambda w, b, x: sigmoid(w[0] * x[0]) + sigmoid(w[1] * x[1]) + b),
                ("the weighted sum is divided by the number of inputs",
                 lambda w, b, x: sigmoid(weighted_sum(w, 0, x) / 2 + b)),
                ("the result is rounded to 0 or 1", lambda w, b, x: float(round(predict(w, b, x)))),
            ]),
    ]),
    Exercise("ex2_loss", [
        Question(
            "example_loss", 3, "one number", "the right value", ["l"], inputs_y_and_target, example_loss,
            "Only one of the two terms counts, the one for the right answer, and a sure but wrong answer costs most.",
            "Try y_target = 1 and y_target = 0 by hand: one of the two terms is 0 each time.", [
                ("the minus sign in front is missing", lambda y, t: -example_loss(y, t)),
                ("the minus sign reaches the first term only", lambda y, t: -t * log(y) + (1 - t) * log(1 - y)),
                ("the minus sign reaches the second term only", lambda y, t: t * log(y) - (1 - t) * log(1 - y)),
                ("the second term is missing", lambda y, t: -t * log(y)),
                ("the first term is missing", lambda y, t: -(1 - t) * log(1 - y)),
                ("the two logarithms are swapped", lambda y, t: -(t * log(1 - y) + (1 - t) * log(y))),
                ("the logarithm to base 10 is used", lambda y, t: example_loss(y, t) / log(10)),
                ("the logarithm to base 2 is used", lambda y, t: example_loss(y, t) / log(2)),
                ("log1p is used, which is ln(1 + y)", lambda y, t: -(t * log(1 + y) + (1 - t) * log(2 - y))),
                ("1 - ln(y) stands in place of ln(1 - y)", lambda y, t: -(t * log(y) + (1 - t) * (1 - log(y)))),
                ("ln(y) stands in both terms", lambda y, t: -log(y)),
                ("the second logarithm is forgotten", lambda y, t: -(t * log(y) + (1 - t) * (1 - y))),
                ("1 - y stands in place of 1 - y_target", lambda y, t: -(t * log(y) + (1 - y) * log(1 - y))),
                ("y stands in place of y_target", lambda y, t: -(y * log(y) + (1 - y) * log(1 - y))),
                ("the logarithms are forgotten", lambda y, t: -(t * y + (1 - t) * (1 - y))),
                ("the squared error is used", lambda y, t: (y - t) ** 2),
                ("half the squared error is used", lambda y, t: (y - t) ** 2 / 2),
                ("the absolute error is used", lambda y, t: abs(y - t)),
                ("the error y - y_target is returned", error),
                ("the result is halved", lambda y, t: example_loss(y, t) / 2),
                ("the result is the derivative, not the loss", lambda y, t: (y - t) / (y * (1 - y))),
            ]),
        Question(
            "loss", 2, "one number", "the right value", ["L"], neurons_with_examples, single_neuron.loss,
            "One number now says how good all three parameters are: training is the search for its lowest point.",
            "Add up the losses of all the examples, then divide by how many there are.", [
                ("the sum is not divided by the number of examples",
                 lambda w, b, e: mean_loss(w, b, e, example_loss) * len(e)),
                ("the sum is divided by 4, however many examples there are",
                 lambda w, b, e: mean_loss(w, b, e, example_loss) * len(e) / 4),
                ("the sum is divided by the number of inputs",
                 lambda w, b, e: mean_loss(w, b, e, example_loss) * len(e) / 2),
                ("the sum is divided by the number of examples twice",
                 lambda w, b, e: mean_loss(w, b, e, example_loss) / len(e)),
                ("only the last example counts", lambda w, b, e: single_neuron.loss(w, b, e[-1:])),
                ("only the first example counts", lambda w, b, e: single_neuron.loss(w, b, e[:1])),
                ("only the last example is in the sum", lambda w, b, e: single_neuron.loss(w, b, e[-1:]) / len(e)),
                ("only the first example is in the sum (a return inside the loop?)",
                 lambda w, b, e: single_neuron.loss(w, b, e[:1]) / len(e)),
                ("the last example is left out of the sum",
                 lambda w, b, e: sum(single_neuron.loss(w, b, [one]) for one in e[:-1]) / len(e)),
                ("the sign is flipped", lambda w, b, e: -single_neuron.loss(w, b, e)),
                ("the logarithm to base 10 is used", lambda w, b, e: single_neuron.loss(w, b, e) / log(10)),
                ("the two logarithms are swapped", lambda w, b, e: mean_loss(w, b, e, lambda y, t: example_loss(y, 1 - t))),
                ("the minus sign reaches the first term only",
                 lambda w, b, e: mean_loss(w, b, e, lambda y, t: -t * log(y) + (1 - t) * log(1 - y))),
                ("every prediction is compared with every target (a loop in a loop?)",
                 lambda w, b, e: sum(single_neuron.loss(w, b, [(x, t) for x, _ in e]) for _, t in e)),
                ("the mean squared error is used", squared_error),
                ("the mean absolute error is used", lambda w, b, e: mean_loss(w, b, e, lambda y, t: abs(y - t))),
                ("the largest loss is returned",
                 lambda w, b, e: max(single_neuron.loss(w, b, [one]) for one in e)),
                ("the share of wrong answers is returned", lambda w, b, e: mean_loss(w, b, e, lambda y, t: round(y) != t)),
                ("the result is halved", lambda w, b, e: single_neuron.loss(w, b, e) / 2),
            ]),
    ]),
    Exercise("ex3_chain_rule", [
        Question(
            "dL_dy", 4, "one number", "the slope of the loss there", ["dl/dy"], inputs_y_and_target,
            lambda y, t: slope(lambda y: example_loss(y, t), y, min(y, 1 - y)),
            "The loss is steepest where the answer is sure and wrong, and its slope says which way y should move.",
            "The derivative of ln(u) is 1/u times the derivative of u, and the derivative of 1 - y is -1.", [
                ("the sign is flipped", lambda y, t: -(y - t) / (y * (1 - y))),
                ("the inner derivative of ln(1 - y), which is -1, is forgotten",
                 lambda y, t: -(t / y + (1 - t) / (1 - y))),
                ("the inner derivative is forgotten and the sign in front too", lambda y, t: t / y + (1 - t) / (1 - y)),
                ("only the first term is derived", lambda y, t: -t / y),
                ("only the second term is derived", lambda y, t: (1 - t) / (1 - y)),
                ("dy/dz is already multiplied in, which leaves y - y_target", error),
                ("dy/dz is already multiplied in, and the sign is flipped", lambda y, t: t - y),
                ("it is multiplied by y*(1 - y) instead of divided", lambda y, t: (y - t) * y * (1 - y)),
                ("the brackets around the denominator y*(1 - y) are missing", lambda y, t: (y - t) / y * (1 - y)),
                ("the brackets around 1 - y are missing", lambda y, t: -(t / y - (1 - t) / 1 - y)),
                ("only y stands in the denominator", lambda y, t: (y - t) / y),
                ("only 1 - y stands in the denominator", lambda y, t: (y - t) / (1 - y)),
                ("1/y stands in both terms", lambda y, t: -(t / y - (1 - t) / y)),
                ("1/y is taken whatever the target is", lambda y, t: 1 / y),
                ("-1/y is taken whatever the target is", lambda y, t: -1 / y),
                ("the denominators are swapped", lambda y, t: -(t / (1 - y) - (1 - t) / y)),
                ("1/y**2 stands in place of 1/y", lambda y, t: -(t / y ** 2 - (1 - t) / (1 - y) ** 2)),
                ("the loss itself is returned, not its derivative", example_loss),
                ("the derivative of the squared error is used", lambda y, t: 2 * (y - t)),
                ("the derivative of the logarithm to base 10 is used", lambda y, t: (y - t) / (y * (1 - y)) / log(10)),
                ("the logarithms are still there",
                 lambda y, t: -(t * log(y) - (1 - t) * log(1 - y))),
                ("the result is turned upside down", lambda y, t: y * (1 - y) / (y - t)),
                ("the result is doubled", lambda y, t: 2 * (y - t) / (y * (1 - y))),
            ]),
        Question(
            "dy_dz", 4, "one number", "the slope of the sigmoid there", ["dy/dz"], inputs_y,
            lambda y: slope(sigmoid, log(y / (1 - y))),
            "y*(1 - y) is largest at y = 1/2, where it is 1/4, and nearly 0 where the neuron is sure.",
            "Write exp(-z)/(1 + exp(-z))**2 as a product of two fractions, and each in terms of y.", [
                ("the sign is flipped", lambda y: y * (y - 1)),
                ("y is taken for z: the sigmoid is applied once more", lambda y: sigmoid(y) * sigmoid(-y)),
                ("a factor is missing and only y is left", lambda y: y),
                ("a factor is missing and only 1 - y is left", lambda y: 1 - y),
                ("1 + y stands in place of 1 - y", lambda y: y * (1 + y)),
                ("the brackets around 1 - y are missing, and y*1 - y is 0", lambda y: 0),
                ("1 - y is squared", lambda y: (1 - y) ** 2),
                ("y is squared", lambda y: y ** 2),
                ("y**2 stands in place of y in y*(1 - y)", lambda y: y ** 2 * (1 - y)),
                ("y*(1 - y) is squared", lambda y: (y * (1 - y)) ** 2),
                ("1 - y**2 is used, the slope of the hyperbolic tangent", lambda y: 1 - y ** 2),
                ("it is turned upside down: that is dz/dy", lambda y: 1 / (y * (1 - y))),
                ("it is derived once more", lambda y: 1 - 2 * y),
                ("exp(-y) is used", lambda y: exp(-y)),
                ("the inner derivative of exp(-z) is forgotten and the rest taken at y", lambda y: 1 / (1 + exp(-y)) ** 2),
                ("-1/(1 + exp(-z))**2 is left, without the factor exp(-z)", lambda y: -y ** 2),
                ("the sigmoid of y is returned", sigmoid),
                ("the result is doubled", lambda y: 2 * y * (1 - y)),
                ("the value at y = 1/2 is used everywhere", lambda y: 0.25),
                ("the answer 1 is used everywhere", lambda y: 1),
            ]),
        Question(
            "dz_dw", 1, "one number", "the slope of z there", ["dz/dW"], inputs_x_and_j,
            lambda x, j: slope(lambda w: single_neuron.weighted_sum([w if i == j else 0.7 for i in (0, 1)], 0.3, x), 0.5),
            "A weight moves z as much as its input is large: where the input is 0, the weight changes nothing.",
            "Only one term of W1*x1 + W2*x2 + b holds the weight with the number j.", [
                ("the inputs are swapped (j counts from 0)", lambda x, j: x[1 - j]),
                ("the first input is taken whatever j is", lambda x, j: x[0]),
                ("the last input is taken whatever j is", lambda x, j: x[1]),
                ("the inputs are added up", lambda x, j: x[0] + x[1]),
                ("the inputs are multiplied", lambda x, j: x[0] * x[1]),
                ("the sign is flipped", lambda x, j: -x[j]),
                ("the input is squared", lambda x, j: x[j] ** 2),
                ("the input is halved", lambda x, j: x[j] / 2),
                ("the answer 1 is used, which is dz/db", lambda x, j: 1),
                ("the answer 0 is used", lambda x, j: 0),
                ("j itself is returned", lambda x, j: j),
            ]),
        Question(
            "dz_db", 1, "one number", "the slope of z", ["dz/db"], lambda rng: [()],
            lambda: slope(lambda b: single_neuron.weighted_sum([0.7, -0.4], b, [0.5, 2.0]), 0.3),
            "The bias acts like the weight of an input that is always 1.",
            "If b grows by 1, by how much does z = W1*x1 + W2*x2 + b grow?", [
                ("b is taken for a constant whose derivative is 0", lambda: 0),
                ("the sign is flipped", lambda: -1),
                ("it is counted once for each input", lambda: 2),
            ]),
        Question(
            "dL_dw", 3, "one number", "the slope of the loss there", ["dl/dW"], inputs_dl_dw,
            lambda y, t, x, j: slope_for_example(y, t, x[j]),
            "Three small derivatives, multiplied, are the slope: that is the chain rule. Two of them nearly cancel: see exercise 4.",
            "Multiply your dL_dy, dy_dz and dz_dw, and check that each of them is right by itself.", [
                ("the sign is flipped", lambda y, t, x, j: (t - y) * x[j]),
                ("the factor dz/dW is forgotten", lambda y, t, x, j: y - t),
                ("the factor dy/dz is forgotten", lambda y, t, x, j: (y - t) / (y * (1 - y)) * x[j]),
                ("the factor dl/dy is forgotten", lambda y, t, x, j: y * (1 - y) * x[j]),
                ("the factor y*(1 - y) is left over", lambda y, t, x, j: (y - t) * y * (1 - y) * x[j]),
                ("the inputs are swapped (j counts from 0)", lambda y, t, x, j: (y - t) * x[1 - j]),
                ("the first input is taken whatever j is", lambda y, t, x, j: (y - t) * x[0]),
                ("the last input is taken whatever j is", lambda y, t, x, j: (y - t) * x[1]),
                ("both inputs are added up", lambda y, t, x, j: (y - t) * (x[0] + x[1])),
                ("the factors are added instead of multiplied",
                 lambda y, t, x, j: (y - t) / (y * (1 - y)) + y * (1 - y) + x[j]),
                ("the target is forgotten", lambda y, t, x, j: y * x[j]),
                ("the loss is multiplied by the input, not its derivative", lambda y, t, x, j: example_loss(y, t) * x[j]),
                ("the squared error is used", lambda y, t, x, j: 2 * (y - t) * y * (1 - y) * x[j]),
                ("the error is doubled", lambda y, t, x, j: 2 * (y - t) * x[j]),
                ("the absolute error is used", lambda y, t, x, j: abs(y - t) * x[j]),
                ("y is rounded to 0 or 1", lambda y, t, x, j: (round(y) - t) * x[j]),
                ("the first factor has a wrong sign where the target is 0 (the inner derivative of ln(1 - y))",
                 lambda y, t, x, j: -abs(y - t) * x[j]),
            ]),
        Question(
            "dL_db", 2, "one number", "the slope of the loss there", ["dl/db"], inputs_y_and_target,
            lambda y, t: slope_for_example(y, t, 1),
            "The same product as for a weight, with 1 in place of the input: a prediction that is too high pulls the bias down.",
            "Multiply your dL_dy, dy_dz and dz_db, and check that each of them is right by itself.", [
                ("the sign is flipped", lambda y, t: t - y),
                ("the factor dy/dz is forgotten", lambda y, t: (y - t) / (y * (1 - y))),
                ("the factor dl/dy is forgotten", lambda y, t: y * (1 - y)),
                ("the factor y*(1 - y) is left over", lambda y, t: (y - t) * y * (1 - y)),
                ("dz/db is taken for 0", lambda y, t: 0),
                ("the factors are added instead of multiplied", lambda y, t: (y - t) / (y * (1 - y)) + y * (1 - y) + 1),
                ("the target is forgotten", lambda y, t: y),
                ("the loss itself is returned", example_loss),
                ("the squared error is used", squared_error_slope),
                ("the error is doubled", lambda y, t: 2 * (y - t)),
                ("the absolute error is used", lambda y, t: abs(y - t)),
                ("the error is squared", lambda y, t: (y - t) ** 2),
                ("the first factor has a wrong sign where the target is 0 (the inner derivative of ln(1 - y))",
                 lambda y, t: -abs(y - t)),
            ]),
    ]),
    Exercise("ex4_gradient", [
        Question(
            "gradient", 5, "a pair: the list [dL/dW1, dL/dW2], then the number dL/db", "the slope of the loss there",
            SLOPES, neurons_with_examples,
            lambda w, b, e: measured_gradient(lambda w, b: single_neuron.loss(w, b, e), w, b),
            "Of the whole chain rule only (y - y_target) * xj is left, averaged over the examples.",
            "Multiply the three factors of exercise 3 out on paper, then take the mean over all the examples.", [
                ("the sign is flipped", lambda w, b, e: averaged(w, b, e, lambda y, t: t - y)),
                ("the sum is not divided by the number of examples", lambda w, b, e: summed(w, b, e, error)),
                ("the sum is divided by 4, however many examples there are", lambda w, b, e: summed(w, b, e, error, 4)),
                ("the sum is divided by the number of inputs", lambda w, b, e: summed(w, b, e, error, 2)),
                ("the sum is divided by the number of examples twice",
                 lambda w, b, e: summed(w, b, e, error, len(e) ** 2)),
                ("the sign is flipped and the sum is not divided by the number of examples",
                 lambda w, b, e: summed(w, b, e, lambda y, t: t - y)),
                ("the inputs x are forgotten", lambda w, b, e: slopes_without_x(w, b, e, error)),
                ("a factor y*(1 - y) is left over and the sum is not divided by the number of examples",
                 lambda w, b, e: summed(w, b, e, lambda y, t: (y - t) * y * (1 - y))),
                ("a factor y*(1 - y) is left over",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: (y - t) * y * (1 - y))),
                ("the factor dy/dz is forgotten",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: (y - t) / (y * (1 - y)))),
                ("the factor dl/dy is forgotten", lambda w, b, e: averaged(w, b, e, lambda y, t: y * (1 - y))),
                ("only the last example counts", lambda w, b, e: summed(w, b, e[-1:], error)),
                ("only the first example counts", lambda w, b, e: summed(w, b, e[:1], error)),
                ("only the last example is in the sum", lambda w, b, e: summed(w, b, e[-1:], error, len(e))),
                ("only the first example is in the sum (a return inside the loop?)",
                 lambda w, b, e: summed(w, b, e[:1], error, len(e))),
                ("the last example is left out of the sum", lambda w, b, e: summed(w, b, e[:-1], error, len(e))),
                ("z stands in place of y",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: log(y / (1 - y)) - t)),
                ("y is computed without the bias",
                 lambda w, b, e: averaged(w, 0, e, error)),
                ("y is rounded to 0 or 1", lambda w, b, e: averaged(w, b, e, lambda y, t: round(y) - t)),
                ("the target is forgotten", lambda w, b, e: averaged(w, b, e, lambda y, t: y)),
                ("the two slopes for the weights are swapped",
                 lambda w, b, e: swap(averaged(w, b, e, error))),
                ("the first input is used for both weights",
                 lambda w, b, e: ([averaged(w, b, e, error)[0][0]] * 2, averaged(w, b, e, error)[1])),
                ("the last input is used for both weights",
                 lambda w, b, e: ([averaged(w, b, e, error)[0][1]] * 2, averaged(w, b, e, error)[1])),
                ("the slope for the bias is not divided by the number of examples",
                 lambda w, b, e: (averaged(w, b, e, error)[0], summed(w, b, e, error)[1])),
                ("the slopes for the weights are not divided by the number of examples",
                 lambda w, b, e: (summed(w, b, e, error)[0], averaged(w, b, e, error)[1])),
                ("the slope for the bias is left at 0", lambda w, b, e: (averaged(w, b, e, error)[0], 0)),
                ("the slope for the bias is added once for each weight",
                 lambda w, b, e: (averaged(w, b, e, error)[0], 2 * averaged(w, b, e, error)[1])),
                ("the slope for the bias has the wrong sign",
                 lambda w, b, e: (averaged(w, b, e, error)[0], -averaged(w, b, e, error)[1])),
                ("the absolute error is used", lambda w, b, e: averaged(w, b, e, lambda y, t: abs(y - t))),
                ("the error is squared", lambda w, b, e: averaged(w, b, e, lambda y, t: (y - t) ** 2)),
                ("the error is doubled", lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t))),
                ("the squared error is used",
                 lambda w, b, e: averaged(w, b, e, squared_error_slope)),
            ]),
    ]),
    Exercise("ex5_training", [
        Question(
            "update", 3, "a pair: the list of the two new weights, then the new bias", "the right value",
            PARAMETERS, inputs_update, single_neuron.update,
            "A step against the slope lowers the loss, and a steep slope makes a long step.",
            "Each of the three parameters makes its own step: old value, rate and slope all have a part in it.", [
                ("the step goes uphill: + in place of -",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: rate * g)),
                ("the learning rate is forgotten", lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -g)),
                ("the slope is forgotten", lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -rate)),
                ("only the sign of the slope counts",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -math.copysign(rate, g))),
                ("the slope is divided by the learning rate",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -g / rate)),
                ("the old values are forgotten and only the step is returned",
                 lambda w, b, gw, gb, rate: stepped([0, 0], 0, gw, gb, lambda g: -rate * g)),
                ("nothing is changed", lambda w, b, gw, gb, rate: (w, b)),
                ("the bias is not updated", lambda w, b, gw, gb, rate: (single_neuron.update(w, b, gw, gb, rate)[0], b)),
                ("the weights are not updated", lambda w, b, gw, gb, rate: (w, b - rate * gb)),
                ("only the first weight is updated",
                 lambda w, b, gw, gb, rate: ([w[0] - rate * gw[0], w[1]], b - rate * gb)),
                ("only the last weight is updated",
                 lambda w, b, gw, gb, rate: ([w[0], w[1] - rate * gw[1]], b - rate * gb)),
                ("the slopes of the weights are swapped",
                 lambda w, b, gw, gb, rate: ([w[0] - rate * gw[1], w[1] - rate * gw[0]], b - rate * gb)),
                ("the first slope is used for both weights",
                 lambda w, b, gw, gb, rate: ([w[0] - rate * gw[0], w[1] - rate * gw[0]], b - rate * gb)),
                ("the slope of the bias is used for the weights",
                 lambda w, b, gw, gb, rate: ([w[0] - rate * gb, w[1] - rate * gb], b - rate * gb)),
                ("the bias goes uphill: + in place of -",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -rate * g, lambda g: rate * g)),
                ("the learning rate is forgotten for the bias",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -rate * g, lambda g: -g)),
                ("the learning rate is forgotten for the weights",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -g, lambda g: -rate * g)),
                ("the parameter is multiplied with the step",
                 lambda w, b, gw, gb, rate: ([w[0] * (1 - rate * gw[0]), w[1] * (1 - rate * gw[1])], b * (1 - rate * gb))),
                ("the learning rate multiplies the old value too",
                 lambda w, b, gw, gb, rate: ([rate * (w[0] - gw[0]), rate * (w[1] - gw[1])], rate * (b - gb))),
                ("the order of the difference is turned round",
                 lambda w, b, gw, gb, rate: ([rate * gw[0] - w[0], rate * gw[1] - w[1]], rate * gb - b)),
                ("the bias is changed once for each weight",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -rate * g, lambda g: -2 * rate * g)),
                ("the bias itself is used as its slope",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, b, lambda g: -rate * g)),
                ("a learning rate of 5 is used whatever was asked",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -5 * g)),
                ("a learning rate of 0.1 is used whatever was asked",
                 lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -0.1 * g)),
                ("the step is halved", lambda w, b, gw, gb, rate: stepped(w, b, gw, gb, lambda g: -rate * g / 2)),
            ]),
        Question(
            "train", 3, "a pair: the list of the two weights, then the bias", "the right value",
            PARAMETERS, inputs_train, single_neuron.train,
            "Many steps, each from a fresh gradient, lead downhill: that is all that training is.",
            "In each iteration: find the gradient at the present weights and bias, then update both.", [
                ("nothing is changed: the start is returned", lambda w, b, e, rate, n: (w, b)),
                ("only one step is taken", lambda w, b, e, rate, n: single_neuron.train(w, b, e, rate, 1)),
                ("there is one iteration too few", lambda w, b, e, rate, n: single_neuron.train(w, b, e, rate, n - 1)),
                ("there is one iteration too many", lambda w, b, e, rate, n: single_neuron.train(w, b, e, rate, n + 1)),
                ("the gradient is found only once, before the loop",
                 lambda w, b, e, rate, n: single_neuron.train(w, b, e, rate * n, 1)),
                ("the steps go uphill", lambda w, b, e, rate, n: trained(w, b, e, -rate, n)),
                ("the learning rate is forgotten", lambda w, b, e, rate, n: trained(w, b, e, 1, n)),
                ("a learning rate of 0.1 is used whatever was asked", lambda w, b, e, rate, n: trained(w, b, e, 0.1, n)),
                ("a learning rate of 5 is used whatever was asked", lambda w, b, e, rate, n: trained(w, b, e, 5, n)),
                ("100 iterations are made whatever was asked", lambda w, b, e, rate, n: trained(w, b, e, rate, 100)),
                ("the parameters are changed after every single example", trained_example_by_example),
                ("the bias is changed with a gradient that the new weights have changed",
                 trained_one_parameter_after_the_other),
                ("the learning rate falls from iteration to iteration", trained_with_a_falling_rate),
                ("the gradient is never set back to 0, so the old ones pile up", trained_with_a_gradient_that_piles_up),
                ("the gradient is not divided by the number of examples",
                 lambda w, b, e, rate, n: trained(w, b, e, rate * len(e), n)),
                ("only the last example is used", lambda w, b, e, rate, n: trained(w, b, e[-1:], rate, n)),
                ("only the first example is used", lambda w, b, e, rate, n: trained(w, b, e[:1], rate, n)),
                ("only the weights are trained", lambda w, b, e, rate, n: trained(w, b, e, rate, n, move_b=0)),
                ("only the bias is trained", lambda w, b, e, rate, n: trained(w, b, e, rate, n, move_w=0)),
                ("the bias goes uphill", lambda w, b, e, rate, n: trained(w, b, e, rate, n, move_b=-1)),
                ("the learning rate is forgotten for the bias",
                 lambda w, b, e, rate, n: trained(w, b, e, rate, n, move_b=1 / rate)),
                ("each iteration takes two steps", lambda w, b, e, rate, n: trained(w, b, e, rate, 2 * n)),
                ("the start is forgotten: it begins with weights -1, -1 and bias 1",
                 lambda w, b, e, rate, n: trained([-1, -1], 1, e, rate, n)),
                ("the start is forgotten: it begins with zeros", lambda w, b, e, rate, n: trained([0, 0], 0, e, rate, n)),
                ("the gradient at the end is returned",
                 lambda w, b, e, rate, n: single_neuron.gradient(*trained(w, b, e, rate, n), e)),
            ]),
    ]),
    Exercise("ex6_squared_error", [
        Question(
            "squared_error_gradient", 5, "a pair: the list [dL/dW1, dL/dW2], then the number dL/db",
            "the slope of the loss there", SLOPES, neurons_with_examples,
            lambda w, b, e: measured_gradient(lambda w, b: squared_error(w, b, e), w, b),
            "Here y*(1 - y) does not cancel, so a neuron that is sure and wrong learns slowly.",
            "Only dl/dy is new. Are the other two factors of exercise 3 still there, and the mean?", [
                ("the factor 2 is forgotten",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: (y - t) * y * (1 - y))),
                ("the factor dy/dz is forgotten", lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t))),
                ("the gradient of the old loss is used", lambda w, b, e: averaged(w, b, e, error)),
                ("the sign is flipped",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (t - y) * y * (1 - y))),
                ("the sum is not divided by the number of examples",
                 lambda w, b, e: summed(w, b, e, squared_error_slope)),
                ("the sum is divided by 4, however many examples there are",
                 lambda w, b, e: summed(w, b, e, squared_error_slope, 4)),
                ("the sum is divided by the number of examples twice",
                 lambda w, b, e: summed(w, b, e, squared_error_slope, len(e) ** 2)),
                ("the inputs x are forgotten",
                 lambda w, b, e: slopes_without_x(w, b, e, squared_error_slope)),
                ("the factor 1 - y is forgotten",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) * y)),
                ("the factor y is forgotten",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) * (1 - y))),
                ("the factor y*(1 - y) is there twice",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) * (y * (1 - y)) ** 2)),
                ("the error is still squared: (y - y_target)**2 was not derived",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: (y - t) ** 2 * y * (1 - y))),
                ("the error is squared and doubled",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) ** 2 * y * (1 - y))),
                ("it is divided by y*(1 - y) instead of multiplied",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) / (y * (1 - y)))),
                ("y is taken for z: the sigmoid is applied once more in dy/dz",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) * sigmoid(y) * sigmoid(-y))),
                ("z*(1 - z) stands in place of y*(1 - y)",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * (y - t) * log(y / (1 - y)) * (1 - log(y / (1 - y))))),
                ("only the last example counts",
                 lambda w, b, e: summed(w, b, e[-1:], squared_error_slope)),
                ("only the first example counts",
                 lambda w, b, e: summed(w, b, e[:1], squared_error_slope)),
                ("only the last example is in the sum",
                 lambda w, b, e: summed(w, b, e[-1:], squared_error_slope, len(e))),
                ("only the first example is in the sum (a return inside the loop?)",
                 lambda w, b, e: summed(w, b, e[:1], squared_error_slope, len(e))),
                ("the target is forgotten",
                 lambda w, b, e: averaged(w, b, e, lambda y, t: 2 * y * y * (1 - y))),
                ("the two slopes for the weights are swapped",
                 lambda w, b, e: swap(averaged(w, b, e, squared_error_slope))),
                ("the slope for the bias lacks the factor y*(1 - y)",
                 lambda w, b, e: (averaged(w, b, e, squared_error_slope)[0],
                                  averaged(w, b, e, lambda y, t: 2 * (y - t))[1])),
                ("the slope for the bias is left at 0",
                 lambda w, b, e: (averaged(w, b, e, squared_error_slope)[0], 0)),
            ]),
    ]),
    Exercise("ex7_hidden_layer", [
        Question(
            "hidden_layer_gradient", 10,
            "four things shaped like the first four arguments: [[a, b], [c, d]], [e, f], [g, h], i",
            "the slope of the loss there",
            [f"the slope for {name}" for name in (
                "hidden_weights[0][0]", "hidden_weights[0][1]", "hidden_weights[1][0]", "hidden_weights[1][1]",
                "hidden_biases[0]", "hidden_biases[1]", "output_weights[0]", "output_weights[1]", "output_bias")],
            inputs_hidden, hidden_layer_slopes,
            "The error goes backward through the net once, and that one way back serves all nine slopes.",
            "First get the output neuron right: it is exercise 4 with inputs h. Then go one step further back.", [
                ("the sign is flipped", lambda *a: backward(*a, out=lambda y, t: t - y)),
                ("the sum is not divided by the number of examples", lambda *a: backward(*a, n=1)),
                ("the sum is divided by 4, however many examples there are", lambda *a: backward(*a, n=4)),
                ("the sum is divided by the number of examples twice", lambda *a: backward(*a, n=len(a[4]) ** 2)),
                ("the factor h*(1 - h) of the hidden neurons is forgotten",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k])),
                ("the output weights are forgotten on the way back",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * h[k] * (1 - h[k]))),
                ("both the output weights and h*(1 - h) are forgotten on the way back",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d)),
                ("a factor y*(1 - y) is left over at the output",
                 lambda *a: backward(*a, out=lambda y, t: (y - t) * y * (1 - y))),
                ("a factor y*(1 - y) is left over at the output and the sum is not divided by the number of examples",
                 lambda *a: backward(*a, out=lambda y, t: (y - t) * y * (1 - y), n=1)),
                ("both rows for the hidden weights are the same list, as [[0, 0]] * 2 makes them",
                 lambda *a: (lambda g: ([[u + v for u, v in zip(*g[0])]] * 2, *g[1:]))(backward(*a))),
                ("the squared error is used", lambda *a: backward(*a, out=squared_error_slope)),
                ("the output weights are swapped on the way back",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[1 - k] * h[k] * (1 - h[k]))),
                ("1 - h is forgotten in h*(1 - h)", lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * h[k])),
                ("h is forgotten in h*(1 - h)", lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * (1 - h[k]))),
                ("h*(1 - h) is taken from the other hidden neuron",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * h[1 - k] * (1 - h[1 - k]))),
                ("1 - h**2 is used, the slope of the hyperbolic tangent",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * (1 - h[k] ** 2))),
                ("h is taken for z: the sigmoid is applied once more to find its slope",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * sigmoid(h[k]) * sigmoid(-h[k]))),
                ("the way back also has a factor z of the hidden neuron",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * h[k] * (1 - h[k]) * log(h[k] / (1 - h[k])))),
                ("the slopes for the hidden layer are divided by the number of examples twice",
                 lambda *a: backward(*a, back=lambda d, k, W, h: d * W[k] * h[k] * (1 - h[k]) / len(a[4]))),
                ("the way back to the hidden neurons has the wrong sign",
                 lambda *a: backward(*a, back=lambda d, k, W, h: -d * W[k] * h[k] * (1 - h[k]))),
                ("the hidden layer is left at 0", lambda *a: backward(*a, back=lambda d, k, W, h: 0)),
                ("both hidden neurons get the sum of the two errors",
                 lambda *a: backward(*a, back=lambda d, k, W, h: sum(d * W[i] * h[i] * (1 - h[i]) for i in (0, 1)))),
                ("the inputs x are used for the output neuron, in place of h",
                 lambda *a: backward(*a, output_h=lambda h, k, x: x[k])),
                ("h is forgotten in the slopes for the output weights",
                 lambda *a: backward(*a, output_h=lambda h, k, x: 1)),
                ("the slopes for the output weights are swapped",
                 lambda *a: backward(*a, output_h=lambda h, k, x: h[1 - k])),
                ("the inputs x are forgotten in the slopes for the hidden weights",
                 lambda *a: backward(*a, hidden_x=lambda x, j, k: 1)),
                ("the inputs x are swapped", lambda *a: backward(*a, hidden_x=lambda x, j, k: x[1 - j])),
                ("rows and columns of the hidden weights are mixed up (k counts neurons, j counts inputs)",
                 lambda *a: (lambda g: ([[g[0][0][0], g[0][1][0]], [g[0][0][1], g[0][1][1]]], *g[1:]))(backward(*a))),
                ("the hidden biases are left at 0", lambda *a: backward(*a, hidden_b=lambda d, x: 0)),
                ("the slopes for the hidden biases are multiplied by the first input",
                 lambda *a: backward(*a, hidden_b=lambda d, x: d * x[0])),
                ("only the last example is in the sum", lambda *a: backward(*a[:4], a[4][-1:], n=len(a[4]))),
                ("only the last example counts", lambda *a: backward(*a[:4], a[4][-1:])),
                ("only the first example is in the sum (a return inside the loop?)",
                 lambda *a: backward(*a[:4], a[4][:1], n=len(a[4]))),
                ("only the first example counts", lambda *a: backward(*a[:4], a[4][:1])),
                ("the absolute error is used", lambda *a: backward(*a, out=lambda y, t: abs(y - t))),
                ("the target is forgotten", lambda *a: backward(*a, out=lambda y, t: y)),
            ]),
    ]),
]
