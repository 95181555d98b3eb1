# train -> wrong: a single iteration is made, or each starts again from the start
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
        return weights, bias
    return weights, bias
