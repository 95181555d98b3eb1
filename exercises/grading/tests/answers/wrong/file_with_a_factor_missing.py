# ex3_chain_rule -> syntax_error in line 3: Is a bracket, a colon or a * missing?
def dL_dy(y, y_target):
    return (y - y_target) / (y * )
