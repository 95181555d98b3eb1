# train -> wrong in line 3: the gradient is found only once, before the loop
def train(weights, bias, examples, learning_rate, iterations):
    grad_weights, grad_bias = gradient(weights, bias, examples)
    for iteration in range(iterations):
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
