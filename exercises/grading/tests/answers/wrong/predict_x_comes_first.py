# predict -> exception in line 2: the arguments are not in the order in which they were handed out: def
def predict(x, weights, bias):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid(z)
