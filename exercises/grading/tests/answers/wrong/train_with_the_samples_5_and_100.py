# train -> exception in line 4: learning_rate is never used in train
def train(weights, bias, examples, learning_rate, iterations):
    for i in range(100):
        gw, gb = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, gw, gb, 5)
    return weights, bias
