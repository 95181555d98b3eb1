# squared_error_gradient -> wrong: the factor 2 is forgotten
def squared_error_gradient(weights, bias, examples):
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        error = (y - y_target) * y * (1 - y) / n
        grad_weights[0] += error * x[0]
        grad_weights[1] += error * x[1]
        grad_bias += error
    return grad_weights, grad_bias
