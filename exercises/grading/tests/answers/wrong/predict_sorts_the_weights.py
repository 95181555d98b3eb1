# predict -> changed_arguments in line 3: the list weights that was given is changed
def predict(weights, bias, x):
    weights.reverse()
    z = weights[1] * x[0] + weights[0] * x[1] + bias
    return sigmoid(z)
