# loss -> exception in line 3: Compare that call with the def line of the function that it calls
def loss(weights, bias, examples):
    return predict(weights, bias)
