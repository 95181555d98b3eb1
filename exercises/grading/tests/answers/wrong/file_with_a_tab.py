# ex3_chain_rule -> syntax_error in line 4: Replace each tab before it by 4 spaces.
def dL_dy(y, y_target):
    error = y - y_target
	return error / (y * (1 - y))
