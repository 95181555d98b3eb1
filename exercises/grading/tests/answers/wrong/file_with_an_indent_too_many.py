# ex3_chain_rule -> syntax_error in line 4: Should both start in the same column?
def dL_dy(y, y_target):
    error = y - y_target
      return error / (y * (1 - y))
