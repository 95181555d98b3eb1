# gradient -> wrong_type in line 9: two things have changed places
def gradient(weights, bias, examples):
    gw, gb, n = [0, 0], 0, len(examples)
    for x, t in examples:
        e = (predict(weights, bias, x) - t) / n
        gw[0] += e * x[0]
        gw[1] += e * x[1]
        gb += e
    return gb, gw
