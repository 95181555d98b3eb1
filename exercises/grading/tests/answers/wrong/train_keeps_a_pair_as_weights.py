# train -> exception: given are right. ... update returns two things, the weights and the bias.
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
