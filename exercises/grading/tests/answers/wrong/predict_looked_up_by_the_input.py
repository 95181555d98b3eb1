# predict -> wrong, though right where the inputs differ: index() finds the first of two
def predict(weights, bias, x):
    return sigmoid(sum(value * weights[x.index(value)] for value in x) + bias)
