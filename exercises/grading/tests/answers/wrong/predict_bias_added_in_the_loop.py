# predict -> wrong: the bias is added once for each input
def predict(weights, bias, x):
    z = 0
    for j in range(2):
        z += weights[j] * x[j] + bias
    return sigmoid(z)
