# hidden_layer_gradient -> wrong, and nothing is named: The output neuron is right. Go one step further back
real = hidden_layer_gradient


def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    V, c, W, b = real(hidden_weights, hidden_biases, output_weights, output_bias, examples)
    return [V[0], [0.1 + 3 * V[0][1], 0.2]], [c[0], 0.3 + b * W[0]], W, b
