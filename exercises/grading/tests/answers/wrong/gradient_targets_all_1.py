# gradient -> wrong: every target is taken as 1
real = gradient


def gradient(weights, bias, examples):
    return real(weights, bias, [(x, 1) for x, y_target in examples])
