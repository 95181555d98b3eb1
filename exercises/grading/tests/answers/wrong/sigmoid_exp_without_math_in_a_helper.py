# sigmoid -> exception in line 3: exp belongs to the module math: it is called math.exp.
def power(z):
    return exp(-z)


def sigmoid(z):
    return 1 / (1 + power(z))
