# loss -> wrong in line 5, though right where no prediction is sure: they are cut off at 0.05 and 0.95
def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        y = min(max(predict(weights, bias, x), 0.05), 0.95)
        total += example_loss(y, y_target)
    return total / len(examples)
