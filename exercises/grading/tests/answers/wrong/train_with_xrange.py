# train -> exception in line 3: a name is not spelled as it should be
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in xrange(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
