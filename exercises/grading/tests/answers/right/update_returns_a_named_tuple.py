# update -> right: returns a named tuple
from collections import namedtuple
from typing import List, NamedTuple

Weights = namedtuple("Weights", "w1 w2")


class Neuron(NamedTuple):
    weights: List[float]
    bias: float


def update(weights, bias, grad_weights, grad_bias, learning_rate):
    moved = [w - learning_rate * slope for w, slope in zip(weights, grad_weights)]
    return Neuron(Weights(*moved), bias - learning_rate * grad_bias)
