# sigmoid -> right: written with exp(z), the other formula
import math


def sigmoid(z):
    return math.exp(z) / (1 + math.exp(z))
