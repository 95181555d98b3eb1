# sigmoid -> right: from math import *
from math import *


def sigmoid(z):
    return 1 / (1 + exp(-z))
