# predict -> exception in line 3: NumPy is switched off here. For one number there are math.exp
def predict(weights, bias, x):
    z = np.dot(weights, x) + bias
    return sigmoid(z)
