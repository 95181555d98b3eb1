# update -> exception in line 5, and is told: append changes the list itself and returns None
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = []
    for j in range(len(weights)):
        new_weights = new_weights.append(weights[j] - learning_rate * grad_weights[j])
    return new_weights, bias - learning_rate * grad_bias
