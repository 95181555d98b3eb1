# gradient -> wrong in line 6, though right with one example: the others are left out
real = gradient


def gradient(weights, bias, examples):
    return real(weights, bias, examples[:1])
