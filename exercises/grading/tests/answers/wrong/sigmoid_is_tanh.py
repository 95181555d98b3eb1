# sigmoid -> wrong in line 6: the hyperbolic tangent is used
import math


def sigmoid(z):
    return math.tanh(z)
