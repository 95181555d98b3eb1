# update -> right: counts to ten million where the file is executed
total = 0
for k in range(10 ** 7):
    total += k


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    return [w - learning_rate * g for w, g in zip(weights, grad_weights)], bias - learning_rate * grad_bias
