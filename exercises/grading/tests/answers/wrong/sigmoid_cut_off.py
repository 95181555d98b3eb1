# sigmoid -> wrong in line 7: y is cut off at 0.0001 and 0.9999
import math


def sigmoid(z):
    y = 1 / (1 + math.exp(-z))
    return min(max(y, 0.0001), 0.9999)
