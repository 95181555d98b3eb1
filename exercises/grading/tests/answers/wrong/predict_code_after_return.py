# predict -> wrong in line 5: the code comes after a `return`, so Python never gets there
def predict(weights, bias, x):
    z = bias
    return sigmoid(z)
    z += weights[0] * x[0] + weights[1] * x[1]
