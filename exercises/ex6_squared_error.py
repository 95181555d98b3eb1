"""Exercise 6, transfer: the same neuron with another loss.

Write the function that has a TODO. Then run this file: that checks it.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given: there is nothing to do here."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def squared_error_gradient(weights, bias, examples):
    """Return the pair ([dL/dW1, dL/dW2], dL/db) for another loss, the mean
    squared error.

        L = the mean of (y - y_target)**2 over all the examples

    y = predict(weights, bias, x), as before. Only the last step of the chain,
    from y to the loss, is new. examples is a list of pairs (x, y_target), and
    there may be any number of them. z is between -10 and 10 for each.

    >>> squared_error_gradient([0, 0], 0, [([2, 4], 1), ([0, 2], 0)])
    ([-0.25, -0.25], 0.0)
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return the pair.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
