# update -> wrong in line 4: the weights are not updated
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    for w, g in zip(weights, grad_weights):
        w -= learning_rate * g
    bias -= learning_rate * grad_bias
    return list(weights), bias
