# loss -> wrong in line 4: the first example is left out of the sum
def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples[1:]:
        total += example_loss(predict(weights, bias, x), y_target)
    return total / len(examples)
