# ex1_forward -> right: declares the encoding Latin-1, and is written in it
# -*- coding: latin-1 -*-
# été
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def predict(weights, bias, x):
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)
