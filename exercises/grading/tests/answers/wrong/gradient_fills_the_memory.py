# gradient -> out_of_memory: Does a list grow without end?
def gradient(weights, bias, examples):
    tables = []
    while True:
        tables.append(bytearray(10 ** 7))
