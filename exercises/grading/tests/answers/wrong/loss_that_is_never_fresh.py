# loss -> inconsistent in line 7: something is left over from an earlier call
total = 0


def loss(weights, bias, examples):
    global total
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
    return total / len(examples)
