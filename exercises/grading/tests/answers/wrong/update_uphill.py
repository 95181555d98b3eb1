# update -> wrong in line 3: the step goes uphill: + in place of -
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    w1 = weights[0] + learning_rate * grad_weights[0]
    w2 = weights[1] + learning_rate * grad_weights[1]
    return [w1, w2], bias + learning_rate * grad_bias
