# sigmoid -> right: with options for trying it out
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--z", type=float, default=0)
options = parser.parse_args()


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


print(sigmoid(options.z))
