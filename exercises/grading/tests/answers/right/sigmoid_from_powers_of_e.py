# sigmoid -> right: powers of e, and a power -1 in place of the fraction
import math


def sigmoid(z):
    return (1 + math.e ** -z) ** -1
