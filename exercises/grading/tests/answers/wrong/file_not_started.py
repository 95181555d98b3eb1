# ex3_chain_rule -> not_started in line 3: Not started
# TODO
raise NotImplementedError
