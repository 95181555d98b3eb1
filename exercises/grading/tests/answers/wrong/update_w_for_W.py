# update -> exception in line 4: w looks like W, spelled differently.
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    W = [weights[j] - learning_rate * grad_weights[j] for j in (0, 1)]
    return w, bias - learning_rate * grad_bias
