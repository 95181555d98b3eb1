# gradient -> exception: copy the functions that you need into this file
def gradient(weights, bias, examples):
    from ex3_chain_rule import dL_dw
