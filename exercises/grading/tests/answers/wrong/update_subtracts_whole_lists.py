# update -> exception in line 3: Python cannot calculate with whole lists
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    return weights - learning_rate * grad_weights, bias - learning_rate * grad_bias
