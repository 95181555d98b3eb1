# hidden_layer_gradient -> wrong_type: It gave the right 4 items in another order.
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    grad_V, grad_c, grad_W, grad_b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        error = (predict(output_weights, output_bias, h) - y_target) / len(examples)
        for k in range(2):
            back = error * output_weights[k] * h[k] * (1 - h[k])
            grad_V[k][0] += back * x[0]
            grad_V[k][1] += back * x[1]
            grad_W[k] += error * h[k]
            grad_c[k] += back
        grad_b += error
    return grad_W, grad_b, grad_V, grad_c
