# train -> wrong in line 3: a range or a slice starts or ends in the wrong place
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations + 2):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
