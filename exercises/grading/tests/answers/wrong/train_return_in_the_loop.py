# train -> wrong_type in line 6: the `return` is inside the loop, so the loop ends the first time through
def train(weights, bias, examples, learning_rate, iterations):
    for i in range(iterations):
        gw, gb = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, gw, gb, learning_rate)
        return weights, bias
