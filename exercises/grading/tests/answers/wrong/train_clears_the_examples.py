# train -> changed_arguments: Put the new numbers into new lists.
real = train


def train(weights, bias, examples, learning_rate, iterations):
    answer = real(weights, bias, examples, learning_rate, iterations)
    examples.clear()
    return answer
