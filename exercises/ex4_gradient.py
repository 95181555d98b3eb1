"""Exercise 4: the gradient, the slope of the loss for each parameter.

Write the function that has a TODO. Then run this file: that checks it.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def predict(weights, bias, x):
    """Return the output of the neuron. Given: there is nothing to do here."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def gradient(weights, bias, examples):
    """Return the pair ([dL/dW1, dL/dW2], dL/db).

        L     = the mean of l over all the examples
        dL/dW = the mean of dl/dW over all the examples, and dL/db likewise

    Exercise 3 found dl/dW and dl/db for one example as a product of three
    factors. Multiply the three out with pencil and paper first: very little is
    left. examples is a list of pairs (x, y_target), and there may be any
    number of them, not only four. z is between -10 and 10 for each. Call
    predict for each example.

    >>> gradient([0, 0], 0, [([2, 4], 1), ([0, 2], 0)])
    ([-0.5, -0.5], 0.0)
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return the pair.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
