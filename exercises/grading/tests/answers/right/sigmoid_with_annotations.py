# sigmoid -> right: with annotations, and everything imported from math
from math import *


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))
