"""Exercise 7, challenge: backpropagation through a hidden layer, which learns
XOR.

Write the function that has a TODO. Then run this file: that checks it, and
when it is right, you see the net learn what one neuron cannot.
If Python reports an error, run check.py: it explains. The sheet is README.md.
"""

import math


def predict(weights, bias, x):
    """Return the output of one neuron. Given: there is nothing to do here."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def hidden_outputs(hidden_weights, hidden_biases, x):
    """Return the outputs [h1, h2] of the two hidden neurons. Given: there is
    nothing to do here.
    """
    h1 = predict(hidden_weights[0], hidden_biases[0], x)
    h2 = predict(hidden_weights[1], hidden_biases[1], x)
    return [h1, h2]


def hidden_layer_gradient(hidden_weights, hidden_biases,
                          output_weights, output_bias, examples):
    """Return the slopes of the loss for the nine parameters, shaped like the
    first four arguments.

    Two hidden neurons see the inputs x, and the output neuron sees only their
    outputs h:

        h = hidden_outputs(hidden_weights, hidden_biases, x)
        y = predict(output_weights, output_bias, h)
        L = the mean over all the examples of
            -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]

    hidden_weights[k][j] is the weight of hidden neuron k for input j,
    hidden_biases[k] is its bias, and output_weights[k] is the weight of the
    output neuron for h[k]; k and j are 0 or 1. z is between -10 and 10 for
    every neuron and example. Loop over the examples, and go backward from y.
    Return (grad_hidden_weights, grad_hidden_biases, grad_output_weights,
    grad_output_bias), shaped

        [[a, b], [c, d]], [e, f], [g, h], i

    >>> hidden_layer_gradient([[0, 0], [0, 0]], [0, 0], [4, -4], 0,
    ...                       [([1, 2], 1)])
    ([[-0.5, -1.0], [0.5, 1.0]], [-0.5, 0.5], [-0.25, -0.25], -0.5)
    """
    raise NotImplementedError    # Delete this line.
    # TODO: write your code below this line, and return the four.


def learn_xor():
    """Train the net on XOR with your gradient, and print what it has learned.
    Given: there is nothing to do here.
    """
    examples = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]
    hidden_weights, hidden_biases = [[1.0, -1.0], [-0.5, 1.5]], [0.5, -0.5]
    output_weights, output_bias = [1.0, 0.5], 0.0
    rate = 2
    for iteration in range(2000):
        grad_hidden_weights, grad_hidden_biases, grad_weights, grad_bias = (
            hidden_layer_gradient(hidden_weights, hidden_biases,
                                  output_weights, output_bias, examples))
        for k in range(2):
            for j in range(2):
                hidden_weights[k][j] -= rate * grad_hidden_weights[k][j]
            hidden_biases[k] -= rate * grad_hidden_biases[k]
            output_weights[k] -= rate * grad_weights[k]
        output_bias -= rate * grad_bias
    print(" x1  x2 | XOR | y(x)")
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        y = predict(output_weights, output_bias, h)
        print(f"{x[0]:3} {x[1]:3} | {y_target:3} | {y:.3f}")


if __name__ == "__main__":      # Run this file to check it.
    import check    # check.py must stay beside this file
    if check.run():
        learn_xor()
