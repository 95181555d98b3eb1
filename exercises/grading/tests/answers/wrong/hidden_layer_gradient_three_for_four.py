# hidden_layer_gradient -> wrong_type: It gave 3 items where 4 are asked for.
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    gw, gb, gv, gc = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    return gw, gb, gv
