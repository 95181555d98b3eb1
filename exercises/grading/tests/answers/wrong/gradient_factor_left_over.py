# gradient -> wrong in line 8: there is one factor dy/dz too many
def gradient(weights, bias, examples):
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        error = (y - y_target) * y * (1 - y)
        grad_weights = [grad_weights[0] + error * x[0] / n, grad_weights[1] + error * x[1] / n]
        grad_bias += error / n
    return grad_weights, grad_bias
