# gradient -> wrong in line 7: dw1 and dW1 are two different names
def gradient(weights, bias, examples):
    dw1 = dw2 = db = 0
    n = len(examples)
    for x, y_target in examples:
        e = predict(weights, bias, x) - y_target
        dW1 = dw1 + e * x[0] / n
        dw2 += e * x[1] / n
        db += e / n
    return [dw1, dw2], db
