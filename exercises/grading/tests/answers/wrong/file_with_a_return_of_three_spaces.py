# ex3_chain_rule -> syntax_error in line 5: must start in the same column
def dL_dy(y, y_target):
    """Return the slope."""
    error = y - y_target
   return error / (y * (1 - y))
