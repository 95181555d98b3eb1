# predict -> exception in line 3: Python counts from 0
def predict(weights, bias, x):
    z = weights[1] * x[1] + weights[2] * x[2] + bias
    return sigmoid(z)
