# ex3_chain_rule -> syntax_error in line 3: The text in line 3 has lost its opening quotes
def dL_dy(y, y_target):
    Return the derivative of the loss.

    >>> dL_dy(0.5, 1)
    -2.0
    """
    return (y - y_target) / (y * (1 - y))


def dy_dz(y):
    """Return the derivative of the prediction."""
    return y * (1 - y)
