# loss -> wrong in line 5: y is used in place of y_target
def loss(weights, bias, examples):
    total = 0
    for x, y in examples:
        y = predict(weights, bias, x)
        total += example_loss(y, y)
    return total / len(examples)
