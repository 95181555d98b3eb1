# predict -> wrong_type in line 4: a function is named but not called
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid
