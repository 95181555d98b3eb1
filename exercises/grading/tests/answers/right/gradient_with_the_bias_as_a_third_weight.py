# gradient -> right: the bias is the weight of a third input, which is always 1
def gradient(weights, bias, examples):
    total = [0, 0, 0]
    for x, y_target in examples:
        y = predict(weights, bias, x)
        for k, value in enumerate([*x, 1]):
            total[k] -= (y_target - y) * value
    mean = [value / len(examples) for value in total]
    return mean[0:2], mean[2]
