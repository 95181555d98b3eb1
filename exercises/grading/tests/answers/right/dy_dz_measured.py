# dy_dz -> right: z is found from y, and the slope measured there
import math


def dy_dz(y):
    z = -math.log(1 / y - 1)
    sigmoid = lambda z: 1 / (1 + math.exp(-z))
    return (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5
