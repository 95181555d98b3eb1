# train -> wrong: each parameter is changed before the slope for the next one is found
def train(weights, bias, examples, learning_rate, iterations):
    w1, w2 = weights
    for iteration in range(iterations):
        w1 -= learning_rate * gradient([w1, w2], bias, examples)[0][0]
        w2 -= learning_rate * gradient([w1, w2], bias, examples)[0][1]
        bias -= learning_rate * gradient([w1, w2], bias, examples)[1]
    return [w1, w2], bias
