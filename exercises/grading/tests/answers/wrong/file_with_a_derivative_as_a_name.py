# ex3_chain_rule -> syntax_error in line 3: Write dL_dy in line 3.
def dL_dy(y, y_target):
    dL/dy = (y - y_target) / (y * (1 - y))
    return dL/dy
