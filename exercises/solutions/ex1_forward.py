"""Exercise 1, worked: the forward pass."""

import math


def sigmoid(z):
    """Return 1 / (1 + exp(-z)), a number between 0 and 1."""
    # For z = 0, exp(0) = 1 and y = 1/2. For a large z, exp(-z) is nearly 0 and
    # y is nearly 1. For a z far below 0, exp(-z) is huge and y is nearly 0.
    return 1 / (1 + math.exp(-z))


def predict(weights, bias, x):
    """Return the output y of a neuron with two inputs."""
    # Each input counts as much as its weight says; the bias is there whatever
    # the inputs are.
    z = bias
    for j in range(len(weights)):
        z += weights[j] * x[j]
    return sigmoid(z)
