# ex3_chain_rule -> syntax_error in line 3: must be on the left of the =
def dL_dy(y, y_target):
    y - y_target = error
    return error
