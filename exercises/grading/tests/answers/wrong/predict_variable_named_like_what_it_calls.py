# predict -> exception in line 4: sigmoid is a variable here, so in this function it is not the
def predict(weights, bias, x):
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    sigmoid = sigmoid(z)
    return sigmoid
