# ex3_chain_rule -> syntax_error in line 5: In Python, else if is one word: `elif`.
def dL_dy(y, y_target):
    if y_target == 1:
        return -1 / y
    else if y_target == 0:
        return 1 / (1 - y)
