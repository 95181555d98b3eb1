# ex3_chain_rule -> syntax_error, from Python 3.10 on: every product needs its *
def dL_dy(y, y_target):
    return 2y
