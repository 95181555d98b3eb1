# gradient -> right: with comprehensions
def gradient(weights, bias, examples):
    n = len(examples)
    errors = [predict(weights, bias, x) - y_target for x, y_target in examples]
    grad_weights = [sum(error * x[j] for error, (x, y_target) in zip(errors, examples)) / n
                    for j in (0, 1)]
    return grad_weights, sum(errors) / n
