"""Exercise 2, warm-up: the loss, one number that says how wrong the
predictions are.

Write the two functions that have a TODO. Then run this file: that checks it.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given: there is nothing to do here."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def example_loss(y, y_target):
    """Return the loss of one example.

        l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    y is the prediction, from 0.001 to 0.999 (never exactly 0 or 1). y_target is
    0 or 1. math.log is ln, the natural logarithm.

    >>> round(example_loss(0.5, 1), 3)
    0.693
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return l.


def loss(weights, bias, examples):
    """Return the loss L of the neuron.

        L = the mean of l over all the examples

    examples is a list of pairs (x, y_target), and there may be any number of
    them, not only four. z is between -10 and 10 for each. Call predict and
    your example_loss for each example.

    >>> round(loss([0, 0], 0, [([0, 1], 0), ([1, 1], 1)]), 3)
    0.693
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return L.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
