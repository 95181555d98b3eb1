# gradient -> wrong in line 4: only the last example is in the sum
def gradient(weights, bias, examples):
    for x, y_target in examples:
        slope_1, slope_2 = 0, 0
        slope_b = 0
        error = predict(weights, bias, x) - y_target
        slope_1 += error * x[0]
        slope_2 += error * x[1]
        slope_b += error
    n = len(examples)
    return [slope_1 / n, slope_2 / n], slope_b / n
