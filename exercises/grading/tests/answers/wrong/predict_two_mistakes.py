# predict -> wrong: the bias is forgotten, and z has the wrong sign
import math


def predict(weights, bias, x):
    return 1 / (1 + math.exp(weights[0] * x[0] + weights[1] * x[1]))
