# train -> changed_arguments: Make a new list and return that.
real = train


def train(weights, bias, examples, learning_rate, iterations):
    answer = real(weights, bias, examples, learning_rate, iterations)
    examples.clear()
    return answer
