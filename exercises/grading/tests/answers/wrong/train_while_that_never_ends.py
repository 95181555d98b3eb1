# train -> too_slow in line 4: nothing inside the loop changes count, so it never ends
def train(weights, bias, examples, learning_rate, iterations):
    count = 0
    while count < iterations:
        gw, gb = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, gw, gb, learning_rate)
    return weights, bias
