# ex1_forward -> right: asks for input, but only when it is run by itself
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def predict(weights, bias, x):
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)


if __name__ == "__main__":
    print(sigmoid(int(input())))
