# ex3_chain_rule -> too_slow in line 2: The file ran too long
while True:
    pass
