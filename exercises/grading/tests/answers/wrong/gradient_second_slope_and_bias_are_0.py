# gradient -> wrong, in the second and third number: the first slope is right
real = gradient


def gradient(weights, bias, examples):
    grad_weights, grad_bias = real(weights, bias, examples)
    return [grad_weights[0], 0], 0
