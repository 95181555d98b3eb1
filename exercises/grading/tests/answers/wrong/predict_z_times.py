# predict -> exception in line 5: Not right yet, and for some inputs it stops with OverflowError.
def predict(weights, bias, x):
    z = bias
    for w, xi in zip(weights, x):
        z *= w * xi
    return sigmoid(z)
