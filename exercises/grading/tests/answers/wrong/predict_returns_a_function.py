# predict -> wrong_type: not a number (of type function). ... To call a function, write brackets
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid
