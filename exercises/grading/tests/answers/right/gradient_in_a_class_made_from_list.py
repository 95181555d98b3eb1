# gradient -> right: calculates with a class made from list, which has operators
class Vector(list):
    def __add__(self, other):
        return Vector(a + b for a, b in zip(self, other))

    def __rmul__(self, number):
        return Vector(number * a for a in self)


def gradient(weights, bias, examples):
    total, total_bias, n = Vector([0] * len(weights)), 0, len(examples)
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        total, total_bias = total + error / n * Vector(x), total_bias + error / n
    return total, total_bias
