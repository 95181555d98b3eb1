# update -> wrong_type in line 4: two things have changed places
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = [w - learning_rate * g for w, g in zip(weights, grad_weights)]
    return bias - learning_rate * grad_bias, new_weights
