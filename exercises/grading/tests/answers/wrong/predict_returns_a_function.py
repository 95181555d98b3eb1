# predict -> wrong_type: It gave something that is not a number (of type function).
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid
