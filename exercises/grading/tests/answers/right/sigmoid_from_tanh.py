# sigmoid -> right: written with the hyperbolic tangent
import math


def sigmoid(z):
    return 0.5 * (1 + math.tanh(z / 2))
