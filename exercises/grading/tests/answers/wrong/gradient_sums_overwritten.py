# gradient -> wrong: only the last example is in the sum
def gradient(weights, bias, examples):
    n = len(examples)
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        grad_weights = [error * x[0] / n, error * x[1] / n]
        grad_bias = error / n
    return grad_weights, grad_bias
