# train -> exception in line 4, and is told: 100 iterations are made, whatever is asked
def train(weights, bias, examples, learning_rate, iterations):
    for i in range(100):
        gw, gb = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, gw, gb, 5)
    return weights, bias
