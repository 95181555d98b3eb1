# update -> exception in line 3: new starts as an empty list, so it has no element yet
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new = []
    for j in range(2):
        new[j] = weights[j] - learning_rate * grad_weights[j]
    return new, bias - learning_rate * grad_bias
