# gradient -> wrong: the sum is not divided by the number of examples
def gradient(weights, bias, examples):
    slopes = [0, 0, 0]
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        slopes[0] += error * x[0]
        slopes[1] += error * x[1]
        slopes[2] += error
    return slopes[:2], slopes[2]
