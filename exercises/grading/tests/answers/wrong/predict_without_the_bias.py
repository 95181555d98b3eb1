# predict -> wrong, though right with a bias of 0: z is summed in a loop that never adds it
def predict(weights, bias, x):
    z = 0
    for j in range(2):
        z += weights[j] * x[j]
    return sigmoid(z)
