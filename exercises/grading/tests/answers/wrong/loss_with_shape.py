# loss -> exception in line 3: examples is a list and has no shape.
def loss(weights, bias, examples):
    m = examples.shape[0]
    return sum(example_loss(predict(weights, bias, x), t) for x, t in examples) / m
