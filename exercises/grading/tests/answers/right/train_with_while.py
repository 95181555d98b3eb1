# train -> right: a while loop, tuples for the weights, and a list in place of the pair
def train(weights, bias, examples, learning_rate, iterations):
    t = 0
    while t < iterations:
        t += 1
        grad_weights, grad_bias = gradient(weights, bias, examples)
        (w1, w2), bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
        weights = w1, w2
    return [weights, bias]
