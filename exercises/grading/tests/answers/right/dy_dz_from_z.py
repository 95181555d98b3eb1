# dy_dz -> right: z is found from y, and the slope at z
import math


def dy_dz(y):
    z = math.log(y / (1 - y))
    return math.exp(-z) / (1 + math.exp(-z)) ** 2
