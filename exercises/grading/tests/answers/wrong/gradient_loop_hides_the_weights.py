# gradient -> wrong in line 4: the loop uses the name weights again, so what weights stood for before is lost
def gradient(weights, bias, examples):
    n, g1, g2, gb = len(examples), 0, 0, 0
    for weights, y_target in examples:
        y = predict(weights, bias, weights)
        g1 += (y - y_target) * weights[0] / n
        g2 += (y - y_target) * weights[1] / n
        gb += (y - y_target) / n
    return [g1, g2], gb
