"""Exercise 4, worked: the gradient."""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def gradient(weights, bias, examples):
    """Return the pair ([dL/dW1, dL/dW2], dL/db)."""
    # For one example, exercise 3 found
    #
    # dl/dWj =   dl/dy                       *  dy/dz      *  dz/dWj
    #        =   (y - y_target)/(y*(1 - y))  *  y*(1 - y)  *  xj
    #        =   (y - y_target)                            *  xj
    #
    # The factor y*(1 - y) cancels: the error is left, times the input. For the
    # bias, xj is 1. The loss is a mean over the examples, so its derivative is
    # the mean of the derivatives.
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        grad_weights[0] += error * x[0] / n
        grad_weights[1] += error * x[1] / n
        grad_bias += error / n
    return grad_weights, grad_bias
