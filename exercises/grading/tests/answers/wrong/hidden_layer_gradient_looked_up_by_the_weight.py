# hidden_layer_gradient -> wrong, though right where the weights differ: index() finds the first
real = hidden_layer_gradient


def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    slopes = real(hidden_weights, hidden_biases, output_weights, output_bias, examples)
    grad_output_weights = [slopes[2][output_weights.index(weight)] for weight in output_weights]
    return slopes[0], slopes[1], grad_output_weights, slopes[3]
