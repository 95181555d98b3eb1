# predict -> right: summed by math.fsum
import math


def predict(weights, bias, x):
    return sigmoid(math.fsum([bias, weights[0] * x[0], weights[1] * x[1]]))
