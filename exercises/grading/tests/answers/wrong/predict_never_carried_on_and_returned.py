# predict -> wrong in line 5, and is told: every pass through the loop starts again from z
def predict(weights, bias, x):
    z = bias
    for w, xi in zip(weights, x):
        z_new = z + w * xi
    return sigmoid(z)
