# ex1_forward -> right: Greek letters for names, été in a comment
import math


def sigmoid(ζ):
    σ = 1 / (1 + math.exp(-ζ))
    return σ


def predict(weights, bias, x):
    ζ = weights[0] * x[0] + weights[1] * x[1] + bias
    return sigmoid(ζ)
