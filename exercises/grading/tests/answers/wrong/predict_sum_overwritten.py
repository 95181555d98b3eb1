# predict -> wrong in line 5: each turn overwrites what was there before
def predict(weights, bias, x):
    z = bias
    for j in range(2):
        z = weights[j] * x[j]
    return sigmoid(z)
