# sigmoid -> wrong, though right for positive z: the sign is dropped
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-abs(z)))
