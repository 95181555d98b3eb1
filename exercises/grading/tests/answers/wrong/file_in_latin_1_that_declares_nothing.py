# ex3_chain_rule -> syntax_error: encoding UTF-8
# été
x = 1
