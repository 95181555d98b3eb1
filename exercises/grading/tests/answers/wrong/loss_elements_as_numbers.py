# loss -> exception in line 4: the loop goes through the elements, but what follows needs their indexes
def loss(weights, bias, examples):
    total = 0
    for i in examples:
        total += example_loss(predict(weights, bias, examples[i][0]), examples[i][1])
    return total / len(examples)
