# predict -> wrong_type in line 6: a result is worked out and nothing keeps it
def predict(weights, bias, x):
    def neuron():
        z = weights[0] * x[0] + weights[1] * x[1] + bias
        return sigmoid(z)
    neuron()
