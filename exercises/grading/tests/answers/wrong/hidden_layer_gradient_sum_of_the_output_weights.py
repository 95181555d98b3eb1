# hidden_layer_gradient -> wrong: the output weights are added up on the way back
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    n = len(examples)
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        error = (predict(output_weights, output_bias, h) - y_target) / n
        grad_b += error
        for k in range(2):
            grad_W[k] += error * h[k]
            back = error * sum(output_weights) * h[k] * (1 - h[k])
            grad_c[k] += back
            for j in range(2):
                grad_V[k][j] += back * x[j]
    return grad_V, grad_c, grad_W, grad_b
