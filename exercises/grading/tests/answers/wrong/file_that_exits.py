# ex3_chain_rule -> ended_program in line 2: The file ends the whole program
exit()
