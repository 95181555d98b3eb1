# sigmoid -> wrong, though right for small z: the first terms of a series
def sigmoid(z):
    return 0.5 + z / 4 - z ** 3 / 48
