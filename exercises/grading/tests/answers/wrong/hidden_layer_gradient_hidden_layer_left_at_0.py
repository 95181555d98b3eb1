# hidden_layer_gradient -> wrong: the hidden layer is left at 0
real = hidden_layer_gradient


def hidden_layer_gradient(*arguments):
    _, _, grad_weights, grad_bias = real(*arguments)
    return [[0, 0], [0, 0]], [0, 0], grad_weights, grad_bias
