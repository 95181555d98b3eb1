# dy_dz -> right: with Decimal
from decimal import Decimal


def dy_dz(y):
    y = Decimal(y)
    return y * (1 - y)
