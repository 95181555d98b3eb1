# ex3_chain_rule -> missing_function: There is no function dL_dy
