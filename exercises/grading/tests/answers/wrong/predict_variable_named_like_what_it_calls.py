# predict -> exception in line 4: sigmoid is a variable in this function, so it is not the function sigmoid.
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    sigmoid = sigmoid(z)
    return sigmoid
