"""Exercise 5, worked: training."""

import math


def predict(weights, bias, x):
    """Return the output of the neuron."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def gradient(weights, bias, examples):
    """Return the pair ([dL/dW1, dL/dW2], dL/db), as in exercise 4."""
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        grad_weights[0] += error * x[0] / n
        grad_weights[1] += error * x[1] / n
        grad_bias += error / n
    return grad_weights, grad_bias


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    """Return the pair (new_weights, new_bias) after one step."""
    # A positive slope means that the loss grows with the parameter, so the
    # parameter must shrink: minus.
    # Writing weights[0] = ... here would change the caller's list, so a new one
    # is made.
    new_weights = []
    for j in range(len(weights)):
        new_weights.append(weights[j] - learning_rate * grad_weights[j])
    return new_weights, bias - learning_rate * grad_bias


def train(weights, bias, examples, learning_rate, iterations):
    """Return the pair (weights, bias) after that many iterations."""
    # Every iteration finds the gradient again: after a step, the slopes are
    # different. Only when all of them are known does update change the
    # parameters, all at the same time.
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias,
                               learning_rate)
    return weights, bias
