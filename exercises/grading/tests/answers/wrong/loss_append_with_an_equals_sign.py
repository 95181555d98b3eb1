# loss -> exception in line 4: append is a function: call it with brackets
def loss(weights, bias, examples):
    losses = []
    losses.append = 3
    return sum(losses)
