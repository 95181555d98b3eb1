# train -> wrong, though right for one iteration: more are not made
real = train


def train(weights, bias, examples, learning_rate, iterations):
    return real(weights, bias, examples, learning_rate, min(iterations, 1))
