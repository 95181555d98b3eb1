# gradient -> wrong_type: It gave
def gradient(weights, bias, examples):
    return (0.5,) * 100
