# loss -> exception in line 3: examples is a list of pairs, and not a pair of lists
def loss(weights, bias, examples):
    X, Y = examples
    return sum(example_loss(predict(weights, bias, x), t) for x, t in zip(X, Y)) / len(X)
