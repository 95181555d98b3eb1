# gradient -> too_slow: Is there an infinite loop?
def gradient(weights, bias, examples):
    while True:
        pass
