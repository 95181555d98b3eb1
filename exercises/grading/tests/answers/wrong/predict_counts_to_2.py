# predict -> exception in line 3: The last of n things has the number n - 1. In line
def predict(weights, bias, x):
    z = weights[1] * x[1] + weights[2] * x[2] + bias
    return sigmoid(z)
