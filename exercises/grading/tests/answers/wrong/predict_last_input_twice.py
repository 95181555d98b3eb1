# predict -> wrong in line 6: only x[-1] is used of x
import math


def predict(weights, bias, x):
    z = weights[0] * x[-1] + weights[1] * x[-1] + bias / 3
    return 1 / (1 + math.exp(-z))
