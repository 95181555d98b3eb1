# predict -> wrong in line 3: the first input is used for both weights
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[0] + bias
    return sigmoid(z)
