# ex3_chain_rule -> syntax_error in line 3: The minus sign in line 3 was pasted
def dy_dz(y):
    return y * (1 − y)
