# ex3_chain_rule -> syntax_error in line 3: Something is missing next to the * in line 3.
def dL_dy(y, y_target):
    return (y - y_target) / (y * )
