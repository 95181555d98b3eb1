# update -> wrong, though right where the weights differ: index() finds the first of two
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = []
    for weight in weights:
        new_weights.append(weight - learning_rate * grad_weights[weights.index(weight)])
    return new_weights, bias - learning_rate * grad_bias
