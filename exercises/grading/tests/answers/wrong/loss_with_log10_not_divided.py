# loss -> wrong: the sum is not divided by the number of examples, and the logarithm to base 10 is used
import math


def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        total -= y_target * math.log10(y) + (1 - y_target) * math.log10(1 - y)
    return total
