# ex3_chain_rule -> syntax_error in line 5: Line 5 starts at the left edge ... the lines 5 to 6.
def dL_dy(y, y_target):
    """Return the derivative of the loss."""
    # TODO: write your code below this line, and return dl/dy.
error = y - y_target
return error / (y * (1 - y))
