# sigmoid -> exception in line 3: z is a text in quotes and not a number
def sigmoid(z):
    z = "z"
    return 1 / (1 + math.exp(-z))
