# gradient -> inconsistent: Asked the same thing twice, it gave different answers.
real = gradient


def gradient(weights, bias, examples, slopes=[]):
    grad_weights, grad_bias = real(weights, bias, examples)
    slopes.append(grad_bias)
    return grad_weights, sum(slopes)
