# sigmoid -> wrong in line 6: the 1 / or the brackets around 1 + exp(-z) are missing
import math


def sigmoid(z):
    return 1 / 1 + math.exp(-z)
