# predict -> right: the arguments have other names, as they are given by position
def predict(*arguments):
    (w1, w2), b, (x1, x2) = arguments
    return sigmoid(w1 * x1 + w2 * x2 + b)
