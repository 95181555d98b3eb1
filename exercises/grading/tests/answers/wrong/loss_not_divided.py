# loss -> wrong: the sum is not divided by the number of examples
def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
    return total
