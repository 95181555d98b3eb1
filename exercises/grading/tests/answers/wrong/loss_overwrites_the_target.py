# loss -> wrong in line 5: y gets another value before the one from the loop was used
def loss(weights, bias, examples):
    total = 0
    for x, y in examples:
        y = predict(weights, bias, x)
        total += example_loss(y, y)
    return total / len(examples)
