# hidden_layer_gradient -> wrong: the factor dh/dz of the hidden neurons is forgotten
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    n = len(examples)
    grad_hidden_weights = [[0, 0], [0, 0]]
    grad_hidden_biases = [0, 0]
    grad_output_weights = [0, 0]
    grad_output_bias = 0
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        y = predict(output_weights, output_bias, h)
        dl_dz = y - y_target
        grad_output_bias += dl_dz / n
        for k in range(2):
            grad_output_weights[k] += dl_dz * h[k] / n
            dl_dz_k = dl_dz * output_weights[k]
            grad_hidden_biases[k] += dl_dz_k / n
            for j in range(2):
                grad_hidden_weights[k][j] += dl_dz_k * x[j] / n
    return grad_hidden_weights, grad_hidden_biases, grad_output_weights, grad_output_bias
