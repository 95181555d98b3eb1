# sigmoid -> exception in line 4: sigmoid is a variable in this function, so it is not the function sigmoid.
def sigmoid(z):
    sigmoid = 1 / (1 + math.exp(-z))
    return sigmoid(z)
