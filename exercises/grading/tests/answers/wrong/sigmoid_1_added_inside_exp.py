# sigmoid -> wrong: the 1 is added to -z, inside exp
import math


def sigmoid(z):
    return 1 / math.exp(1 - z)
