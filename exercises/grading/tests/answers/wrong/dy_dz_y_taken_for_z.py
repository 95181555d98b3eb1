# dy_dz -> wrong: y is used as if it were z
import math


def dy_dz(y):
    s = 1 / (1 + math.exp(-y))
    return s * (1 - s)
