# ex3_chain_rule -> syntax_error in line 5: Line 5 starts too far left ... put 1 more space before it
def dL_dy(y, y_target):
    """Return the slope."""
    error = y - y_target
   return error / (y * (1 - y))
