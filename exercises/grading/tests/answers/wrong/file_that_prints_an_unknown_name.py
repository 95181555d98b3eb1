# ex3_chain_rule -> exception: The file stops with NameError while Python reads it.
print(undefined)
