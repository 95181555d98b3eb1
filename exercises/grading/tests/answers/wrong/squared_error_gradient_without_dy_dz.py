# squared_error_gradient -> wrong: the factor dy/dz is forgotten
def squared_error_gradient(weights, bias, examples):
    n = len(examples)
    grad_weights = [0, 0]
    grad_bias = 0
    for x, y_target in examples:
        error = 2 * (predict(weights, bias, x) - y_target) / n
        grad_weights[0] += error * x[0]
        grad_weights[1] += error * x[1]
        grad_bias += error
    return grad_weights, grad_bias
