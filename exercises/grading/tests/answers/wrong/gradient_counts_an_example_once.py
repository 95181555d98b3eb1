# gradient -> wrong, though right where no example comes twice: the second one is dropped
real = gradient


def gradient(weights, bias, examples):
    kept = []
    for example in examples:
        if example not in kept:
            kept.append(example)
    return real(weights, bias, kept)
