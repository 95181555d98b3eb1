"""Exercise 1, warm-up: the forward pass, from the inputs to the prediction.

Write the two functions that have a TODO. Then run this file: that checks it.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def sigmoid(z):
    """Turn any number z into a number between 0 and 1.

        y = 1 / (1 + exp(-z))

    z is a number between -30 and 30. math.exp is the exponential function.

    >>> sigmoid(0)
    0.5
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return y.


def predict(weights, bias, x):
    """Return the output y of a neuron with two inputs.

        z = W1*x1 + W2*x2 + b          y = sigmoid(z)

    weights is the list [W1, W2], bias is b, and x is the list [x1, x2].
    Python counts from 0: W1 is weights[0]. z is between -30 and 30.
    Call your sigmoid.

    >>> predict([2, -1], -3, [2, 1])
    0.5
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return y.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
