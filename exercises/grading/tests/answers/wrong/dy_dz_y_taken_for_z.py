# dy_dz -> wrong: y is taken for z: the sigmoid is applied once more
import math


def dy_dz(y):
    s = 1 / (1 + math.exp(-y))
    return s * (1 - s)
