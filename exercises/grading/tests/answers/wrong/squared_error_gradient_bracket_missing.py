# squared_error_gradient -> syntax_error in line 8: ] closes a bracket that was opened with (. Count them.
def squared_error_gradient(weights, bias, examples):
    sums = [0, 0]
    sum_b = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        slope = 2 * (y - y_target) * y * (1 - y)
        sums = [s + slope * xi for s, xi in zip(sums, x]
        sum_b += slope
    n = len(examples)
    return [sums[0] / n, sums[1] / n], sum_b / n
