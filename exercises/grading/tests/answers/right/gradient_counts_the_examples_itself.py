# gradient -> right: counts as it goes, and returns a tuple where a list was shown
def gradient(weights, bias, examples):
    n, g1, g2, gb = 0, 0, 0, 0
    for (x1, x2), y_target in examples:
        n += 1
        error = predict(weights, bias, (x1, x2)) - y_target
        g1 += error * x1
        g2 += error * x2
        gb += error
    return (g1 / n, g2 / n), gb / n
