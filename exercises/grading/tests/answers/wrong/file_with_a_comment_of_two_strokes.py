# ex3_chain_rule -> syntax_error in line 3: a comment starts with # and not with //
def dy_dz(y):
    return y * (1 - y)  // the slope of the sigmoid
