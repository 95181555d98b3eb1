# dy_dz -> right: imports NumPy and others at the top, and uses none of them
import numpy as np, math
from matplotlib import pyplot as plt
import pandas, \
    scipy.optimize


def dy_dz(y):
    return math.fabs(y * (1 - y))
