# ex3_chain_rule -> syntax_error in line 8: Type """ in a new line above line 8 ... open in line 3
def dL_dy(y, y_target):
    """Return the derivative of the loss.

    >>> dL_dy(0.5, 1)
    -2.0

    # TODO: write your code below this line, and return dl/dy.
    return (y - y_target) / (y * (1 - y))


def dy_dz(y):
    """Return the derivative of the prediction."""
    return y * (1 - y)
