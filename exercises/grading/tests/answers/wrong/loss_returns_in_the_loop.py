# loss -> wrong in line 6: only the first example is in the sum, as with a return inside the loop
def loss(weights, bias, examples):
    total = 0
    for x, y_target in examples:
        total += example_loss(predict(weights, bias, x), y_target)
        return total / len(examples)
