# update -> wrong in line 3: something is changed that should stay as it is
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    learning_rate = learning_rate / 10
    new_weights = [w - learning_rate * g for w, g in zip(weights, grad_weights)]
    return new_weights, bias - learning_rate * grad_bias
