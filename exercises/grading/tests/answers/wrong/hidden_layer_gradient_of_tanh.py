# hidden_layer_gradient -> wrong: the slope of the hyperbolic tangent is used (in dh/dz)
def hidden_layer_gradient(hidden_weights, hidden_biases, output_weights, output_bias, examples):
    n = len(examples)
    V, c, W, b = [[0, 0], [0, 0]], [0, 0], [0, 0], 0
    for x, y_target in examples:
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        error = predict(output_weights, output_bias, h) - y_target
        b += error / n
        for k in range(2):
            W[k] += error * h[k] / n
            back = error * output_weights[k] * (1 - h[k] ** 2)
            c[k] += back / n
            for j in range(2):
                V[k][j] += back * x[j] / n
    return V, c, W, b
