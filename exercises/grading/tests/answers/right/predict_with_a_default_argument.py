# predict -> right: one more argument, which nobody has to give
def predict(weights, bias, x, start=0):
    for j in range(len(x)):
        start = start + weights[j] * x[j]
    return sigmoid(start + bias)
