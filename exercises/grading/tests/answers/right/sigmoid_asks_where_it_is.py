# sigmoid -> right: asks for its own path, the encoding and the reader's name, as beginners do
import math
import os
import pathlib
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
PATH = pathlib.Path(__file__).resolve().parent / "data.txt"
print(os.getcwd(), sys.stdout.encoding.lower(), PATH.exists())
print(os.path.exists("data.txt"), os.path.expanduser("~"))
help(math.exp)
name = input("Your name? ")


def sigmoid(z):
    return 1 / (1 + math.exp(-z))
