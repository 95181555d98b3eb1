# loss -> exception in line 4: Each of the examples is a pair, and its first half is the list x: x
def loss(weights, bias, examples):
    total = 0
    for x1, x2, t in examples:
        total += example_loss(predict(weights, bias, [x1, x2]), t)
    return total / len(examples)
