# ex3_chain_rule -> too_slow: The file does not come to an end
while True:
    pass
