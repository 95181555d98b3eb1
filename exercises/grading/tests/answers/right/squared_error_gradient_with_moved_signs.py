# squared_error_gradient -> right: the minus signs stand elsewhere
def squared_error_gradient(weights, bias, examples):
    slopes = [0, 0, 0]
    for x, y_target in examples:
        y = predict(weights, bias, x)
        for k, value in enumerate(x + [1]):
            slopes[k] += -2 * y * (y_target - y) * (1 - y) * value / len(examples)
    return slopes[:2], slopes[2]
