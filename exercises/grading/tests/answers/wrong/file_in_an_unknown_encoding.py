# ex3_chain_rule -> syntax_error: encoding UTF-8
# coding: no-such-code
x = 1
