# ex1_forward -> right: begins with argparse, for a run of its own at the end
import argparse
import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def predict(weights, bias, x):
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("z", type=float)
    print(sigmoid(parser.parse_args().z))
