# train -> exception in line 6: each turn adds to what was there before
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, step = update(weights, bias, grad_weights, grad_bias, learning_rate)
        bias += step
    return weights, bias
