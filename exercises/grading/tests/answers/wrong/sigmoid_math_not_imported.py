# ex1_forward -> exception in line 3: Write `import math` at the top of the file.
def sigmoid(z):
    return 1 / (1 + math.exp(-z))


predict = lambda weights, bias, x: sigmoid(1)
