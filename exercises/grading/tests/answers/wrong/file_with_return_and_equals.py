# ex3_chain_rule -> syntax_error in line 3: Write only one of them in line 3.
def dy_dz(y):
    return slope = y * (1 - y)
