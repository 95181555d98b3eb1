# train -> right: below it the file computes for four seconds, and says how it goes
def train(weights, bias, examples, learning_rate, iterations):
    for _ in range(iterations):
        weights, bias = update(weights, bias, *gradient(weights, bias, examples), learning_rate)
    return weights, bias


from time import process_time

start = process_time()
while process_time() < start + 4:
    print(train([0.1, 0.2], 0.3, [([0, 1], 1)], 0.5, 3)[1] > 0)
