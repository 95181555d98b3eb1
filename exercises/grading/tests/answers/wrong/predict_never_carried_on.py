# predict -> wrong in line 5: only the last input counts
def predict(weights, bias, x):
    z = bias
    for w, xi in zip(weights, x):
        z_new = z + w * xi
    return sigmoid(z_new)
