# gradient -> wrong in line 6, though right with equal weights: the first weight is used for both
real = gradient


def gradient(weights, bias, examples):
    return real([weights[0], weights[0]], bias, examples)
