# predict -> wrong in line 3: the first weight is used for both inputs
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[0] * x[1] + bias
    return sigmoid(z)
