# sigmoid -> exception in line 6: needs brackets around its argument
import math


def sigmoid(z):
    return 1 / (1 + math.exp -z)
