# dL_dw -> right: with Fraction for the products
from fractions import Fraction


def dL_dw(y, y_target, x, j):
    return Fraction(dL_dy(y, y_target)) * Fraction(dy_dz(y)) * Fraction(x[j])
