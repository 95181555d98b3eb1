# example_loss -> right: the probability of the right answer is |1 - y_target - y|
import math


def example_loss(y, y_target):
    return -math.log(abs(1 - y_target - y))
