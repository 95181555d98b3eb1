# hidden_layer_gradient -> wrong, in all nine numbers: and it prints nine lines
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    for i in range(9):
        print(i)
    return [[1, 2], [3, 4]], [5, 6], [7, 8], 9
