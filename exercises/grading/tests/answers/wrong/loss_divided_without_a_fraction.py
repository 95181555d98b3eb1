# loss -> wrong in line 6, though right where the mean is a whole number: // drops the fraction
def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
    return total // len(examples)
