# ex3_chain_rule -> exception in line 2: The file stops with NameError: name 'undefined'
print(undefined)
