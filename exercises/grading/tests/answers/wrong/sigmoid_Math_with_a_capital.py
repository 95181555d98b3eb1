# sigmoid -> exception in line 3: It is spelled math, with a small m.
def sigmoid(z):
    return 1 / (1 + Math.exp(-z))
