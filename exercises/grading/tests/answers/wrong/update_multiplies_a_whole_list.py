# update -> exception in line 3: Python cannot calculate with whole lists. Take their numbers one by one
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    steps = -float(learning_rate) * grad_weights
    return [weights[0] + steps[0], weights[1] + steps[1]], bias - learning_rate * grad_bias
