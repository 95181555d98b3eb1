# gradient -> wrong: only the last example is in the sum (for dL/dW2 and dL/db)
def gradient(weights, bias, examples):
    g1 = g2 = gb = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        g1 += error * x[0]
    g2 += error * x[1]
    gb += error
    n = len(examples)
    return [g1 / n, g2 / n], gb / n
