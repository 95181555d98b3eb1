# update -> wrong in line 3: the slope is divided by the learning rate
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = [w - g / learning_rate for w, g in zip(weights, grad_weights)]
    return new_weights, bias - grad_bias / learning_rate
