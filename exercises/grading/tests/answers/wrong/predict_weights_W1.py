# predict -> exception in line 3: weights is a list
def predict(weights, bias, x):
    z = weights.W1 * x[0] + weights.W2 * x[1] + bias
    return sigmoid(z)
