# sigmoid -> right: by symmetry, with a call of itself
import math


def sigmoid(z):
    if z < 0:
        return 1 - sigmoid(-z)
    return 1 / (1 + math.exp(-z))
