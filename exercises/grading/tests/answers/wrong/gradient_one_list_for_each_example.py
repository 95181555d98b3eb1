# gradient -> wrong_type: Its second item is a list of 2 items, where one number is asked for.
def gradient(weights, bias, examples):
    errors = [predict(weights, bias, x) - t for x, t in examples]
    return [[error * x[0], error * x[1]] for error, (x, t) in zip(errors, examples)]
