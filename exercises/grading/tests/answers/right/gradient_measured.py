# gradient -> right: three slopes, measured, in lists all the way
import math


def gradient(weights, bias, examples):
    def loss(parameters):
        total = 0
        for x, y_target in examples:
            y = predict(parameters[:2], parameters[2], x)
            total -= math.log(y if y_target else 1 - y)
        return total / len(examples)

    parameters, h, slopes = [*weights, bias], 1e-5, []
    for k in range(3):
        up, down = parameters[:], parameters[:]
        up[k] += h
        down[k] -= h
        slopes.append((loss(up) - loss(down)) / (2 * h))
    return [slopes[:2], slopes[2]]
