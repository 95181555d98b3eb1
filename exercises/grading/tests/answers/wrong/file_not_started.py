# ex3_chain_rule -> not_started: Not started
# TODO
raise NotImplementedError
