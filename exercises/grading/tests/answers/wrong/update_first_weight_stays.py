# update -> wrong: the first weight is not updated
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    w2 = weights[1] - learning_rate * grad_weights[1]
    return [weights[0], w2], bias - learning_rate * grad_bias
