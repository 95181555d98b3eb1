# ex3_chain_rule -> syntax_error in line 2: def dL_dy(y, y_target) ... Put a colon at the end of line 2.
def dL_dy(y, y_target)
    return 1
