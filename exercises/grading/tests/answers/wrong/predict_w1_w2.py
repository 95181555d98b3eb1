# predict -> exception in line 3: There is no w1 here
def predict(weights, bias, x):
    z = w1 * x1 + w2 * x2 + bias
    return sigmoid(z)
