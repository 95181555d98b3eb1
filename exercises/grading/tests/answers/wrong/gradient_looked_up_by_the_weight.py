# gradient -> wrong, though right where the weights differ: index() finds the first of two
real = gradient


def gradient(weights, bias, examples):
    grad_weights, grad_bias = real(weights, bias, examples)
    return [grad_weights[weights.index(weight)] for weight in weights], grad_bias
