# loss -> right: the first example, and a call of itself for the others
def loss(weights, bias, examples):
    if not examples:
        return 0
    n = len(examples)
    x, y_target = examples[0]
    first = example_loss(predict(weights, bias, x), y_target)
    rest = loss(weights, bias, examples[1:])
    return (first + rest * (n - 1)) / n
