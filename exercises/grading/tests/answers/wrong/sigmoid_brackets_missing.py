# sigmoid -> wrong in line 6: the 1 / is missing, or the brackets around 1 + exp(-z)
import math


def sigmoid(z):
    return 1 / 1 + math.exp(-z)
