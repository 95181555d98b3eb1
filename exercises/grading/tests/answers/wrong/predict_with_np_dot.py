# predict -> exception in line 3: NumPy is switched off here, and lists are not arrays: take the
def predict(weights, bias, x):
    z = np.dot(weights, x) + bias
    return sigmoid(z)
