# gradient -> wrong, though right where the target is 1: every target is taken for 1
real = gradient


def gradient(weights, bias, examples):
    return real(weights, bias, [(x, 1) for x, y_target in examples])
