# train -> right: begins with datetime, to print how long it takes
from datetime import datetime


def train(weights, bias, examples, learning_rate, iterations):
    start = datetime.now()
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
    print("It took", datetime.now() - start)
    return weights, bias
