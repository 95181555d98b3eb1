# sigmoid -> wrong in line 3: the condition is wrong
def sigmoid(z):
    if z > 4:
        return 1
    return 1 / (1 + math.exp(-z))
