# ex3_chain_rule -> syntax_error in line 3: Python has no braces around a block.
def dL_dy(y, y_target):
    if (y_target == 1) {
        return -1 / y;
    } else {
        return 1 / (1 - y);
    }
