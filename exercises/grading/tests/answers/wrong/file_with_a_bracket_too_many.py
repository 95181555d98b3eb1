# ex3_chain_rule -> syntax_error in line 3: In line 3, ) closes a bracket that was never opened
def dL_dy(y, y_target):
    return (y - y_target)) / (y * (1 - y))
