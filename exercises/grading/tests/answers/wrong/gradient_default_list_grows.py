# gradient -> inconsistent: Called twice with the same arguments, it gave different answers.
real = gradient


def gradient(weights, bias, examples, slopes=[]):
    grad_weights, grad_bias = real(weights, bias, examples)
    slopes.append(grad_bias)
    return grad_weights, sum(slopes)
