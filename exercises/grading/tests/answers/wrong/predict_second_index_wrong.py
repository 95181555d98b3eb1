# predict -> wrong in line 3: only x[0] is used of x
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[0] + bias
    return sigmoid(z)
