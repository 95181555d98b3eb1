# ex5_training -> syntax_error in line 4: Line 4 belongs inside line 3
def train(weights, bias, examples, learning_rate, iterations):
    for i in range(iterations):
    grad_weights, grad_bias = gradient(weights, bias, examples)
    weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    return weights, bias
