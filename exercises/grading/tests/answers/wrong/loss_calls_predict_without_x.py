# loss -> exception: Compare that call with the def line of what it calls
def loss(weights, bias, examples):
    return predict(weights, bias)
