# sigmoid -> wrong in line 7: the minus sign in exp(-z) is missing
# predict -> carried_over: Right, given your sigmoid, which is not right yet. Fix sigmoid first.
import math


def sigmoid(z):
    return 1 / (1 + math.exp(z))
