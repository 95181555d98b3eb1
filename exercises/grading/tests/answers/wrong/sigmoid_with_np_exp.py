# sigmoid -> exception in line 3: NumPy is switched off here
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
