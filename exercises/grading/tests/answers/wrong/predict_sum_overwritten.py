# predict -> wrong in line 5: each pass through the loop overwrites z, so that only the last product is left
def predict(weights, bias, x):
    z = bias
    for j in range(2):
        z = weights[j] * x[j]
    return sigmoid(z)
