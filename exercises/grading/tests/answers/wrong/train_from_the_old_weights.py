# train -> exception in line 6: Does each step start where the one before it ended?
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        new_weights, new_bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return new_weights, new_bias
