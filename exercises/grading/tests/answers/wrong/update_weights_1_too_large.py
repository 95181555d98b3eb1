# update -> wrong, in the two weights: both are 1 too large, and the bias is right
real = update


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights, new_bias = real(weights, bias, grad_weights, grad_bias, learning_rate)
    return [new_weights[0] + 1, new_weights[1] + 1], new_bias
