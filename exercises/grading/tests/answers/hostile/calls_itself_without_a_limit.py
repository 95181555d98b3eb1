# everywhere, slow: recursion that nothing bounds
import sys

sys.setrecursionlimit(10 ** 9)


def dy_dz(y):
    return dy_dz(y)
