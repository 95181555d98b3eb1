# gradient -> wrong: the inner derivative of ln(1 - y) is forgotten (in dl/dy)
def gradient(weights, bias, examples):
    g1 = g2 = gb = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        term = (-y_target / y - (1 - y_target) / (1 - y)) * y * (1 - y)
        g1 += term * x[0]
        g2 += term * x[1]
        gb += term
    n = len(examples)
    return [g1 / n, g2 / n], gb / n
