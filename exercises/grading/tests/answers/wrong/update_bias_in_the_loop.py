# update -> wrong in line 6: the bias is changed once for each weight
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    new_weights = []
    for j in range(2):
        new_weights.append(weights[j] - learning_rate * grad_weights[j])
        bias -= learning_rate * grad_bias
    return new_weights, bias
