# ex3_chain_rule -> syntax_error in line 3: Use == to compare two things.
def dL_dy(y, y_target):
    if y_target = 1:
        return -1 / y
