# sigmoid -> right: waits a tenth of a second in every call, which is no computing
import math
import time


def sigmoid(z):
    time.sleep(0.1)
    return 1 / (1 + math.exp(-z))
