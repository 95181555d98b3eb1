# update -> wrong_type in no line: Asked for: a pair
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    out = [0, 0, 0]
    for i in range(2):
        out[i] = weights[i] - learning_rate * grad_weights[i]
    return out, bias - learning_rate * grad_bias
