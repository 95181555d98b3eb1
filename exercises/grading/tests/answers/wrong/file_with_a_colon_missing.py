# ex3_chain_rule -> syntax_error in line 3: line 3:  def dL_dy(y, y_target)
# ex3_chain_rule -> syntax_error, from Python 3.10 on: Put a colon at the end of line 3.
def dL_dy(y, y_target)
    return 1
