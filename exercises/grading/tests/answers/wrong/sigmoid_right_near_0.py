# sigmoid -> wrong, and is told: Right up to |z| = 0.5, but wrong from
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if abs(z) <= 0.6 else abs(z) / 40
