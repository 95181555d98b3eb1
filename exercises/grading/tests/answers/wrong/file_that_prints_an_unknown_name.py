# ex3_chain_rule -> exception: The file stops with NameError when Python runs it.
print(undefined)
