# train -> wrong in line 5: nothing is changed: the start is returned
def train(weights, bias, examples, learning_rate, iterations):
    for i in range(iterations):
        gw, gb = gradient(weights, bias, examples)
        update(weights, bias, gw, gb, learning_rate)
    return weights, bias
