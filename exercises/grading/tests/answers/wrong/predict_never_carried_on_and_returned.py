# predict -> wrong in line 5: z_new gets a value, and nothing uses it
def predict(weights, bias, x):
    z = bias
    for w, xi in zip(weights, x):
        z_new = z + w * xi
    return sigmoid(z)
