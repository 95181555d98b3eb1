# update -> wrong: the weights are not updated
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    return weights, bias - learning_rate * grad_bias
