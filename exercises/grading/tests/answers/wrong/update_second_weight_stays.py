# update -> wrong: the last weight is not updated
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    w1 = weights[0] - learning_rate * grad_weights[0]
    return [w1, weights[1]], bias - learning_rate * grad_bias
