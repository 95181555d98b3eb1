# hidden_layer_gradient -> wrong in line 12: the inputs x are used for the output neuron, in place of h
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    n = len(examples)
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        error = (predict(output_weights, output_bias, h) - y_target) / n
        for k in range(2):
            back = error * output_weights[k] * h[k] * (1 - h[k])
            for j in range(2):
                grad_V[k][j] += back * x[j]
            grad_W[k] += error * x[k]
            grad_c[k] += back
        grad_b += error
    return grad_V, grad_c, grad_W, grad_b
