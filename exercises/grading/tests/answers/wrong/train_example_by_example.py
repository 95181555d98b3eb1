# train -> wrong: the parameters are changed after every single example
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        for example in examples:
            grad_weights, grad_bias = gradient(weights, bias, [example])
            weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
