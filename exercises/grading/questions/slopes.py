"""Measured slopes: the right value of a derivative is no formula but the slope of the loss itself."""

from math import log

import single_neuron
from single_neuron import predict

# What a gradient looks like, in words, and the names of its numbers.
GRADIENT = "a pair: the list [dL/dW1, dL/dW2], then the number dL/db"
GRADIENT_PARTS = ["dL/dW1", "dL/dW2", "dL/db"]


def slope(f, at, room=1.0):
    """Return the slope of f at a point, right to about 1e-12, from four values of f near it.

    room is the distance to the nearest point where f or a derivative of it grows without bound. The step is a
    thousandth of it, so that the formula holds near y = 0 and y = 1 too.
    """
    h = room / 1000
    return (f(at - 2 * h) - 8 * f(at - h) + 8 * f(at + h) - f(at + 2 * h)) / (12 * h)


def slopes(f, parameters):
    """Return the slopes of f(parameters), one for each parameter in the list."""
    def slope_of(j):
        return slope(lambda value: f(parameters[:j] + [value] + parameters[j + 1:]), parameters[j])
    return [slope_of(j) for j in range(len(parameters))]


def example_loss(y, t):
    return -(t * log(y) + (1 - t) * log(1 - y))


def example_slope(y, t, shift):
    """Return the slope of the loss of one example when z moves by shift for each unit of a parameter."""
    z = log(y / (1 - y))
    return slope(lambda parameter: single_neuron.loss([parameter], z, [([shift], t)]), at=0.0)


def squared_error(weights, bias, examples):
    return sum((predict(weights, bias, x) - t) ** 2 for x, t in examples) / len(examples)


def gradient_of(loss):
    """Return the gradient of a loss(weights, bias, examples), as a function of the same three."""
    def gradient(weights, bias, examples):
        *grad_weights, grad_bias = slopes(lambda p: loss(p[:-1], p[-1], examples), [*weights, bias])
        return grad_weights, grad_bias
    return gradient


def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    def loss(p):
        seen = [([predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)], t) for x, t in examples]
        return single_neuron.loss(p[6:8], p[8], seen)
    g = slopes(loss, [*hidden_weights[0], *hidden_weights[1], *hidden_biases, *output_weights, output_bias])
    return [g[0:2], g[2:4]], g[4:6], g[6:8], g[8]
