# sigmoid -> wrong: z is doubled, as with tanh(z) in place of tanh(z/2)
def sigmoid(z):
    return 1 / (1 + math.exp(-2 * z))
