# ex3_chain_rule -> syntax_error in line 3: A bracket ( that opens in line 3 is never closed.
def dL_dy(y, y_target):
    error = (y - y_target
    slope = y * (1 - y)
    return error / slope
