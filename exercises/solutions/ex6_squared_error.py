"""Exercise 6, worked: the same neuron with the mean squared error."""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def squared_error_gradient(weights, bias, examples):
    """Return ([dL/dW1, dL/dW2], dL/db) for the mean of (y - y_target)**2."""
    # l = (y - y_target)**2
    #
    # dl/dy  = 2*(y - y_target)           new
    # dy/dz  = y*(1 - y)                  as before
    # dz/dWj = xj, dz/db = 1              as before
    #
    # Nothing cancels: the factor y*(1 - y) stays. It is nearly 0 where y is
    # nearly 0 or 1, so a neuron that is sure of a wrong answer hardly learns.
    # That is a reason for the other loss.
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        dl_dz = 2 * (y - y_target) * y * (1 - y)
        grad_weights[0] += dl_dz * x[0] / n
        grad_weights[1] += dl_dz * x[1] / n
        grad_bias += dl_dz / n
    return grad_weights, grad_bias
