# train -> exception in line 3: Python has no xrange.
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in xrange(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
