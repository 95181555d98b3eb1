# dL_dw -> right: begins with pprint, to look at the factors
from pprint import pprint


def dL_dw(y, y_target, x, j):
    factors = [dL_dy(y, y_target), dy_dz(y), dz_dw(x, j)]
    pprint(factors)
    return factors[0] * factors[1] * factors[2]
