# update -> changed_arguments in line 3: new_weights is not a copy but
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = weights
    for j in range(2):
        new_weights[j] = new_weights[j] - learning_rate * grad_weights[j]
    return new_weights, bias - learning_rate * grad_bias
