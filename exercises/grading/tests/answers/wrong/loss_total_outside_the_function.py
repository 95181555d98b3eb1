# loss -> inconsistent: Does it keep a value outside the function from one call to the next?
total = 0


def loss(weights, bias, examples):
    global total
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
    return total / len(examples)
