"""Exercise 7, worked: backpropagation through a hidden layer."""

import math


def predict(weights, bias, x):
    """Return the output of one neuron. Given."""
    z = weights[0] * x[0] + weights[1] * x[1] + bias
    return 1 / (1 + math.exp(-z))


def hidden_outputs(hidden_weights, hidden_biases, x):
    """Return the outputs [h1, h2] of the two hidden neurons. Given."""
    h1 = predict(hidden_weights[0], hidden_biases[0], x)
    h2 = predict(hidden_weights[1], hidden_biases[1], x)
    return [h1, h2]


def hidden_layer_gradient(hidden_weights, hidden_biases,
                          output_weights, output_bias, examples):
    """Return the slopes of the loss, shaped like the first four arguments."""
    # The output neuron is the neuron of exercise 4. Its inputs are called h
    # here, so with z its weighted sum,
    #
    # dl/dz = y - y_target
    # dl/d(output_weights[k]) = dl/dz * h[k]          dl/d(output_bias) = dl/dz
    #
    # One step further back: z contains h[k] times output_weights[k], and h[k]
    # is the sigmoid of the weighted sum z_k of hidden neuron k. With the chain
    # rule,
    #
    # dl/dz_k = dl/dz * dz/dh[k]          * dh[k]/dz_k
    #         = dl/dz * output_weights[k] * h[k]*(1 - h[k])
    #
    # and from there on hidden neuron k is a neuron like any other:
    #
    # dl/d(hidden_weights[k][j]) = dl/dz_k * x[j]
    # dl/d(hidden_biases[k])     = dl/dz_k
    #
    # dl/dz is found once and used for all: that is backpropagation.
    n = len(examples)
    grad_hidden_weights = [[0, 0], [0, 0]]
    grad_hidden_biases = [0, 0]
    grad_output_weights = [0, 0]
    grad_output_bias = 0
    for x, y_target in examples:
        # Forward pass.
        h = hidden_outputs(hidden_weights, hidden_biases, x)
        y = predict(output_weights, output_bias, h)
        # Backward pass.
        dl_dz = y - y_target
        grad_output_bias += dl_dz / n
        for k in range(2):
            grad_output_weights[k] += dl_dz * h[k] / n
            dl_dz_k = dl_dz * output_weights[k] * h[k] * (1 - h[k])
            grad_hidden_biases[k] += dl_dz_k / n
            for j in range(2):
                grad_hidden_weights[k][j] += dl_dz_k * x[j] / n
    return (grad_hidden_weights, grad_hidden_biases,
            grad_output_weights, grad_output_bias)
