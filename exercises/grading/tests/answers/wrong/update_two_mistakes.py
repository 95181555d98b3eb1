# update -> wrong: the step goes uphill: + in place of -, and the slopes of the weights are swapped
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    return [weights[0] + learning_rate * grad_weights[1],
            weights[1] + learning_rate * grad_weights[0]], bias + learning_rate * grad_bias
