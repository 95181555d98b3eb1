# train -> exception in line 4: two things have changed places
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_bias, grad_weights = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
