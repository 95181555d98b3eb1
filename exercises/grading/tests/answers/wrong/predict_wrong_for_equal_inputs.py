# predict -> wrong in line 3: the condition is wrong
def predict(weights, bias, x):
    if x[0] == x[1]:
        return 0.5
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid(z)
