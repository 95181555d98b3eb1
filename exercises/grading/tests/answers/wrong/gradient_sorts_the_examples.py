# gradient -> changed_arguments: It changes the lists that it is given
real = gradient


def gradient(weights, bias, examples):
    examples.sort()
    return real(weights, bias, examples)
