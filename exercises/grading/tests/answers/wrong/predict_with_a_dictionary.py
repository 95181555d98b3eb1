# predict -> wrong, though right where the inputs differ: a dictionary keeps one of two
def predict(weights, bias, x):
    weight_of = dict(zip(x, weights))
    return sigmoid(sum(value * weight for value, weight in weight_of.items()) + bias)
