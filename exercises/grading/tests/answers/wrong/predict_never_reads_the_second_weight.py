# predict -> wrong in line 3: only weights[0] is used of weights
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[0] * x[1] + bias
    return sigmoid(z)
