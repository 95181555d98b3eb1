# predict -> wrong in line 6, though right where y is not small: a smaller one is replaced by 0.05
real = predict


def predict(weights, bias, x):
    return max(real(weights, bias, x), 0.05)
