# gradient -> too_slow: Does a loop never end?
def gradient(weights, bias, examples):
    while True:
        pass
