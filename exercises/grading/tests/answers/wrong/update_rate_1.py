# update -> wrong, though right with a rate of 1: the rate is forgotten
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    return [weights[0] - grad_weights[0], weights[1] - grad_weights[1]], bias - grad_bias
