# ex3_chain_rule -> ended_program: The file ends the whole program
exit()
