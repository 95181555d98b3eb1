# dy_dz -> exception: No module named 'numpy' ... even if they are installed
from numpy import *


def dy_dz(y):
    return tanh(y)
