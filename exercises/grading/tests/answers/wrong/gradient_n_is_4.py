# gradient -> wrong in line 3: the sum is divided by 4, however many examples there are
def gradient(weights, bias, examples):
    n = 4
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        grad_weights[0] += error * x[0] / n
        grad_weights[1] += error * x[1] / n
        grad_bias += error / n
    return grad_weights, grad_bias
