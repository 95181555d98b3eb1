# ex3_chain_rule -> syntax_error in line 4: Line 4 starts further right ... delete 2 spaces before it
def dL_dy(y, y_target):
    error = y - y_target
      return error / (y * (1 - y))
