# gradient -> wrong in line 8: the wrong variable is used
def gradient(weights, bias, examples):
    sums = [0, 0, 0]
    for x, y_target in examples:
        y = predict(weights, bias, x)
        sums[0] += (y - y_target) * x[0]
        sums[1] += (y - y_target) * x[1]
        sums[2] += y - bias
    n = len(examples)
    return [sums[0] / n, sums[1] / n], sums[2] / n
