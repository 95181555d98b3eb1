# squared_error_gradient -> wrong: the factor 2 is forgotten, and the absolute error is used
def squared_error_gradient(weights, bias, examples):
    g1 = g2 = gb = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        term = abs(y - y_target) * y * (1 - y) / len(examples)
        g1 += term * x[0]
        g2 += term * x[1]
        gb += term
    return [g1, g2], gb
