# update -> exception in line 3: new starts as an empty list. A sum starts with the number 0
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new = []
    for j in range(2):
        new[j] = weights[j] - learning_rate * grad_weights[j]
    return new, bias - learning_rate * grad_bias
