# predict -> wrong, though right where the weights differ: index() finds the first of two
def predict(weights, bias, x):
    return sigmoid(sum(weight * x[weights.index(weight)] for weight in weights) + bias)
