# gradient -> wrong: the sign is flipped, and the error is multiplied by the weight, not by the input
def gradient(weights, bias, examples):
    w1, w2 = weights
    g1 = g2 = gb = 0
    for x, y_target in examples:
        error = (y_target - predict(weights, bias, x)) / len(examples)
        g1 += error * w1
        g2 += error * w2
        gb += error
    return [g1, g2], gb
