# update -> right: changes its own copy of the list, and returns a tuple
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    weights = list(weights)
    for j in range(2):
        weights[j] -= learning_rate * grad_weights[j]
    bias -= learning_rate * grad_bias
    return tuple(weights), bias
