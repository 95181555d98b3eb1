# dy_dz -> missing_function: There is no function dy_dz in ex3_chain_rule.py.
del dy_dz
