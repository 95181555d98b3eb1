# loss -> exception: append is a function: call it with brackets
def loss(weights, bias, examples):
    losses = []
    losses.append = 3
    return sum(losses)
