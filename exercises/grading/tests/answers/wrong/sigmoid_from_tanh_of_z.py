# sigmoid -> wrong: z is doubled, as with tanh(z) in place of tanh(z/2)
import math


def sigmoid(z):
    return (1 + math.tanh(z)) / 2
