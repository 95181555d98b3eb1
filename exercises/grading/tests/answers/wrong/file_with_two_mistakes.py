# ex3_chain_rule -> syntax_error in line 3: Use == to compare two things. The = in line 3
def dL_dy(y, y_target):
    return 1 / y if y_target = 1 else 2 / (1 y)
