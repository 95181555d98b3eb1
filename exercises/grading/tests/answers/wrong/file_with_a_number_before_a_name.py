# ex3_chain_rule -> syntax_error in line 3: every product needs its * ... between 2 and y in line 3.
def dL_dy(y, y_target):
    return 2y
