"""Exercise 2, worked: the loss."""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def example_loss(y, y_target):
    """Return the loss of one example."""
    # If y_target is 1, the second term is 0 and -ln(y) is left: 0 for y = 1,
    # large for y near 0. If y_target is 0, the first term is 0 and -ln(1 - y)
    # is left: 0 for y = 0, large for y near 1.
    return -(y_target * math.log(y) + (1 - y_target) * math.log(1 - y))


def loss(weights, bias, examples):
    """Return the mean of the losses of the examples."""
    total = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        total += example_loss(y, y_target)
    # A mean is a sum divided by how many there are. len counts them.
    return total / len(examples)
