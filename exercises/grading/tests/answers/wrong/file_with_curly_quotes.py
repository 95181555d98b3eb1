# ex3_chain_rule -> syntax_error in line 3: Type straight ones on the keyboard.
def dy_dz(y):
    print(“y is”, y)
    return y * (1 - y)
