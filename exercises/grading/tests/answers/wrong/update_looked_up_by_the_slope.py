# update -> wrong, though right where the slopes differ: index() finds the first of two
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = []
    for slope in grad_weights:
        new_weights.append(weights[grad_weights.index(slope)] - learning_rate * slope)
    return new_weights, bias - learning_rate * grad_bias
