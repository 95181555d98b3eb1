# predict -> exception in line 3: Python counts from 0: of two things, the first has the number 0 and
def predict(weights, bias, x):
    z = weights[1] * x[1] + weights[2] * x[2] + bias
    return sigmoid(z)
