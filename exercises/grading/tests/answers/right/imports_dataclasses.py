# gradient -> right: begins with dataclasses, and keeps the sums in an object
from dataclasses import dataclass, field


@dataclass
class Sums:
    weights: list = field(default_factory=lambda: [0, 0])
    bias: float = 0


def gradient(weights, bias, examples):
    sums = Sums()
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        sums.weights = [sums.weights[0] + error * x[0], sums.weights[1] + error * x[1]]
        sums.bias += error
    n = len(examples)
    return [sums.weights[0] / n, sums.weights[1] / n], sums.bias / n
