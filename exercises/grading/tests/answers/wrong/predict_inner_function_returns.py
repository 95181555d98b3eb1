# predict -> wrong_type in line 5: the `return` belongs to neuron, the function inside
def predict(weights, bias, x):
    def neuron():
        z = weights[0] * x[0] + weights[1] * x[1] + bias
        return sigmoid(z)
    neuron()
