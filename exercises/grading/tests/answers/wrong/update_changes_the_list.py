# update -> changed_arguments: It changes the lists that it is given. They must stay as they are.
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    for j in range(2):
        weights[j] -= learning_rate * grad_weights[j]
    return weights, bias - learning_rate * grad_bias
