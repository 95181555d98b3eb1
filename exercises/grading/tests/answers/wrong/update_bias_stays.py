# update -> wrong: the bias is not updated
# train -> wrong in no line, and is told: It calls update, which is not right yet. Fix update first.
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    w1 = weights[0] - learning_rate * grad_weights[0]
    w2 = weights[1] - learning_rate * grad_weights[1]
    return [w1, w2], bias
