# loss -> right: exact fractions on the way
from fractions import Fraction


def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        total += Fraction(example_loss(predict(weights, bias, x), y_target))
    return float(total / len(examples))
