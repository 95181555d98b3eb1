# sigmoid -> right: begins with timeit, and times itself at the end
import math
import timeit


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


print(timeit.timeit(lambda: sigmoid(0.5), number=100))
