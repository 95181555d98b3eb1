# gradient -> out_of_memory: Is there a list that grows in an infinite loop?
def gradient(weights, bias, examples):
    tables = []
    while True:
        tables.append(bytearray(10 ** 7))
