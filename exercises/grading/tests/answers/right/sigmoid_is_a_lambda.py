# sigmoid -> right: a lambda, not a def
import math

sigmoid = lambda z: 1 / (1 + math.exp(-z))
