# hidden_layer_gradient -> wrong, with another slope for each hidden weight: Compare exercise 3.
real = hidden_layer_gradient


def hidden_layer_gradient(*arguments):
    _, *others = real(*arguments)
    return ([[0.3, 0], [0.1, 2]], *others)
