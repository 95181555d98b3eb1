# dy_dz -> right: uses NumPy if it is there
try:
    import numpy as np
except ImportError:
    np = None


def dy_dz(y):
    return y * (1 - y) if np is None else np.multiply(y, 1 - y)
