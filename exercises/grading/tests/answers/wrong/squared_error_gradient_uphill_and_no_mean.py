# squared_error_gradient -> wrong: the sign is flipped, and the sum is not divided by the number of examples
def squared_error_gradient(weights, bias, examples):
    g1 = g2 = gb = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        term = -2 * (y - y_target) * y * (1 - y)
        g1 += term * x[0]
        g2 += term * x[1]
        gb += term
    return [g1, g2], gb
