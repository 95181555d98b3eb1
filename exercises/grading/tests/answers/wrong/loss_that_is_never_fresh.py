# loss -> inconsistent in line 6: total is kept outside the function
total = 0


def loss(weights, bias, examples):
    global total
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
    return total / len(examples)
