# predict -> changed_arguments in line 3, and is told: line
def predict(weights, bias, x):
    weights.reverse()
    z = weights[1] * x[0] + weights[0] * x[1] + bias
    return sigmoid(z)
