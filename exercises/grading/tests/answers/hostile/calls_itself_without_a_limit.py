# everywhere, slow, only dy_dz: recursion that nothing bounds
import sys

sys.setrecursionlimit(10 ** 9)


def dy_dz(y):
    return dy_dz(y)
