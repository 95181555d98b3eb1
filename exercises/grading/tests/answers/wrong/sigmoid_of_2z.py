# sigmoid -> wrong, and nothing is named: Right where z is 0, but wrong elsewhere.
def sigmoid(z):
    return 1 / (1 + math.exp(-2 * z))
