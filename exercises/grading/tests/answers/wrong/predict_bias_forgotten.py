# predict -> wrong: the bias is forgotten
def predict(weights, bias, x):
    return sigmoid(weights[0] * x[0] + weights[1] * x[1])
