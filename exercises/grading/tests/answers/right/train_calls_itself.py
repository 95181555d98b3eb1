# train -> right: one step, and a call of itself for the others
def train(weights, bias, examples, learning_rate, iterations):
    if iterations == 0:
        return weights, bias
    step = update(weights, bias, *gradient(weights, bias, examples), learning_rate)
    return train(*step, examples, learning_rate, iterations - 1)
