# loss -> exception: each of the examples is a pair (x, y_target).
def loss(weights, bias, examples):
    total = 0
    for x in examples:
        total += predict(weights, bias, x)
    return total / len(examples)
