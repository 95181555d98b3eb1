# gradient -> exception in line 6: dW1 looks like dw1, spelled differently
def gradient(weights, bias, examples):
    dw1 = dw2 = db = 0
    for x, t in examples:
        e = (predict(weights, bias, x) - t) / len(examples)
        dW1 += e * x[0]
        dw2 += e * x[1]
        db += e
    return [dw1, dw2], db
