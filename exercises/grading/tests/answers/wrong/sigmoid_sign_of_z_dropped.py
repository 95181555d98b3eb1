# sigmoid -> wrong: the absolute value of z is used
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-abs(z)))
