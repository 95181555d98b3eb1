# loss -> wrong: only the last example counts
def loss(weights, bias, examples):
    for x, y_target in examples:
        result = example_loss(predict(weights, bias, x), y_target)
    return result
