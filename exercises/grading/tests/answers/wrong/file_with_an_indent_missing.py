# ex3_chain_rule -> syntax_error in line 3: Line 3 belongs inside line 2 ... put 4 more spaces before it
def dL_dy(y, y_target):
return 1
