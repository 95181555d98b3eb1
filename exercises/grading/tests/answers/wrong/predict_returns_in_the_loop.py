# predict -> wrong: only the first input counts
def predict(weights, bias, x):
    for j in range(2):
        return sigmoid(weights[j] * x[j] + bias)
