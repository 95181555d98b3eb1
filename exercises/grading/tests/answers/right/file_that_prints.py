# ex1_forward -> right: prints while it is read and in every call
import math

print("hello")


def sigmoid(z):
    print(z)
    return 1 / (1 + math.exp(-z))


def predict(weights, bias, x):
    print(weights, bias, x)
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)


print(sigmoid(1))
