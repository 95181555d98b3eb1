"""Exercise 3, the heart: the chain rule, one factor at a time.

The loss l of one example depends on a weight through three steps:

    W -> z      z = W1*x1 + W2*x2 + b
    z -> y      y = 1 / (1 + exp(-z))
    y -> l      l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

Each step has a derivative of its own. Find each one with pencil and paper,
write it down as a function, and put them together. Then run this file: that
checks it. If Python reports an error, run check.py: it explains.
The sheet is README.md.
"""

import math


def dL_dy(y, y_target):
    """Return the derivative of the loss of one example with respect to the
    prediction y.

        l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    y is from 0.001 to 0.999, and y_target is 0 or 1.

    >>> dL_dy(0.5, 1)
    -2.0
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dl/dy.


def dy_dz(y):
    """Return the derivative of the prediction y with respect to z, written in
    terms of y.

        y = 1 / (1 + exp(-z))

    y is from 0.001 to 0.999. The function is given y, not z: write exp(-z) in
    terms of y.

    >>> dy_dz(0.5)
    0.25
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dy/dz.


def dz_dw(x, j):
    """Return the derivative of z with respect to one of the weights: W1 if j
    is 0, W2 if j is 1.

        z = W1*x1 + W2*x2 + b

    x is the list [x1, x2], with numbers from -10 to 10.

    >>> dz_dw([3, 7], 1)
    7
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dz/dW.


def dz_db():
    """Return the derivative of z with respect to the bias b.

        z = W1*x1 + W2*x2 + b
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dz/db.


def dL_dw(y, y_target, x, j):
    """Return the derivative of the loss of one example with respect to one of
    the weights.

        dl/dW = dl/dy * dy/dz * dz/dW

    y is the prediction for the inputs x, the list [x1, x2]; j is 0 for W1 and
    1 for W2. Call your functions above.

    >>> dL_dw(0.5, 1, [3, 7], 1)
    -3.5
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dl/dW.


def dL_db(y, y_target):
    """Return the derivative of the loss of one example with respect to the
    bias b.

        dl/db = dl/dy * dy/dz * dz/db

    Call your functions above.

    >>> dL_db(0.5, 1)
    -0.5
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return dl/db.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
