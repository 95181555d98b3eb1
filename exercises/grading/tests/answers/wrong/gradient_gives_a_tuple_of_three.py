# gradient -> wrong_type: gave (1, 2, 3)
def gradient(weights, bias, examples):
    return 1, 2, 3
