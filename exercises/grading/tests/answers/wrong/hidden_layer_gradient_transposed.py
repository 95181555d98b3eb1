# hidden_layer_gradient -> wrong in line 11, and is told: rows and columns of the hidden weights are mixed up
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    n = len(examples)
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        error = (predict(output_weights, output_bias, h) - y_target) / n
        for k in range(2):
            back = error * output_weights[k] * h[k] * (1 - h[k])
            for j in range(2):
                grad_V[j][k] += back * x[j]
            grad_W[k] += error * h[k]
            grad_c[k] += back
        grad_b += error
    return grad_V, grad_c, grad_W, grad_b
