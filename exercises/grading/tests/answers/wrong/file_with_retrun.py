# ex3_chain_rule -> syntax_error in line 3: `retrun` in line 3 is not a word of Python. Write `return`.
def dy_dz(y):
    retrun y * (1 - y)
