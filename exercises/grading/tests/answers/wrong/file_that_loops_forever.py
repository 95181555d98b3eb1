# ex3_chain_rule -> too_slow: The file ran too long
while True:
    pass
