"""Exercise 5: training, which is many small steps against the gradient.

Write the two functions that have a TODO. Then run this file: that checks it.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def loss(weights, bias, examples):
    """Return the loss of the neuron. Given: there is nothing to do here."""
    total = 0
    for x, y_target in examples:
        y = 1 / (1 + math.exp(-(weights[0] * x[0] + weights[1] * x[1] + bias)))
        total -= y_target * math.log(y) + (1 - y_target) * math.log(1 - y)
    return total / len(examples)


def gradient(weights, bias, examples):
    """Return the pair ([dL/dW1, dL/dW2], dL/db). Given: there is nothing to do
    here.

    It measures each slope: how much does the loss change if this parameter
    changes a little? If you like, put your own function from exercise 4 in its
    place. The numbers are the same.
    """
    W1, W2 = weights
    h = 0.0001
    change_1 = (loss([W1 + h, W2], bias, examples)
                - loss([W1 - h, W2], bias, examples))
    change_2 = (loss([W1, W2 + h], bias, examples)
                - loss([W1, W2 - h], bias, examples))
    change_b = (loss(weights, bias + h, examples)
                - loss(weights, bias - h, examples))
    return [change_1 / (2 * h), change_2 / (2 * h)], change_b / (2 * h)


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    """Return the pair (new_weights, new_bias): each parameter after one step.

        new W = W - learning_rate * dL/dW
        new b = b - learning_rate * dL/db

    weights is [W1, W2], grad_weights is [dL/dW1, dL/dW2] and grad_bias is
    dL/db. new_weights is a new list: the lists that were given stay as they
    are. learning_rate is from 0.01 to 5.

    >>> update([1.0, 2.0], 3.0, [0.5, -0.25], 1.0, 2)
    ([0.0, 2.5], 1.0)
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return the pair.


def train(weights, bias, examples, learning_rate, iterations):
    """Return the pair (weights, bias) after that many iterations.

    Each iteration finds the gradient at the weights and the bias of that
    moment, and takes one step. iterations may be 0: then nothing changes.
    It is 150 at most, and learning_rate is from 0.01 to 5. Call gradient and
    your update in a loop.

    >>> examples = [([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)]
    >>> weights, bias = train([-1, -1], 1, examples, 5, 100)
    >>> round(weights[0], 2), round(weights[1], 2), round(bias, 2)
    (6.01, 6.01, -9.19)
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return the pair.


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    check.run()
