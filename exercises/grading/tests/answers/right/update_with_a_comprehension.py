# update -> right: in one line
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = [w - learning_rate * g for w, g in zip(weights, grad_weights)]
    return new_weights, bias - learning_rate * grad_bias
