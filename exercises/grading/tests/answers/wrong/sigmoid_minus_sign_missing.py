# sigmoid -> wrong: the minus sign in exp(-z) is missing
import math


def sigmoid(z):
    return 1 / (1 + math.exp(z))
