# loss -> exception in line 3: Python has no mean of its own
def loss(weights, bias, examples):
    return mean(example_loss(predict(weights, bias, x), t) for x, t in examples)
