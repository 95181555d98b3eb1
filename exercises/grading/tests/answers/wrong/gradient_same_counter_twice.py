# gradient -> wrong in line 7: the loop uses the name i again, so what i stood for before is lost
def gradient(weights, bias, examples):
    gw, gb, n = [0, 0], 0, len(examples)
    for i in range(n):
        x, t = examples[i]
        e = (predict(weights, bias, x) - t) / n
        for i in range(2):
            gw[i] += e * x[i]
        gb += e * (i == 1)
    return [g / 2 for g in gw], gb
