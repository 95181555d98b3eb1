# loss -> exception in line 4: the loop goes through the elements, but what follows needs their indexes
def loss(weights, bias, examples):
    total = 0
    for k in examples:
        total += example_loss(predict(weights, bias, examples[k][0]), examples[k][1])
    return total / len(examples)
