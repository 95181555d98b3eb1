# predict -> wrong in line 5: every turn starts again from z, which never changes, to work out z_new
def predict(weights, bias, x):
    z = bias
    for w, xi in zip(weights, x):
        z_new = z + w * xi
    return sigmoid(z)
