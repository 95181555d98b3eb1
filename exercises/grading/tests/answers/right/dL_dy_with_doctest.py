# dL_dy -> right: tries its own examples, as the stubs show them
import doctest


def dL_dy(y, y_target):
    """Return the slope.

    >>> dL_dy(0.5, 1)
    -2.0
    """
    return (y - y_target) / (y * (1 - y))


assert doctest.testmod().attempted == 1
