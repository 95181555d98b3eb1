# ex3_chain_rule -> syntax_error in line 3: A bracket ( that opens in line 3 is never closed.
def dL_dy(y, y_target):
    return (y - y_target / (y * (1 - y))


def dy_dz(y):
    return y * (1 - y)
