# predict -> right: a sum over zip
def predict(weights, bias, x):
    return sigmoid(sum(weight * value for weight, value in zip(weights, x)) + bias)
