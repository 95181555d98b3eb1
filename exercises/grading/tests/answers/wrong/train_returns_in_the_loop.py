# train -> wrong: the first iteration is the last, as with a return inside the loop
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
        return weights, bias
    return weights, bias
