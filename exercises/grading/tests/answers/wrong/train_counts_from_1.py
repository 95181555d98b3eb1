# train -> wrong in line 3: there is one iteration too few
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(1, iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
