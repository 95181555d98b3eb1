# train -> exception in line 3: To repeat something n times: for i in range(n).
def train(weights, bias, examples, learning_rate, iterations):
    for iteration in iterations:
        pass
