# gradient -> wrong: the sum of the errors is multiplied by the last input, after the loop
def gradient(weights, bias, examples):
    grad, grad_bias, n = [0, 0], 0, len(examples)
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        for j in range(2):
            grad[j] += error / n
        grad_bias += error / n
    for j in range(2):
        grad[j] *= x[j]
    return grad, grad_bias
