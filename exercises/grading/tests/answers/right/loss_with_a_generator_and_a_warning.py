# loss -> right: a generator, a class, lru_cache, and a warning
import warnings
from functools import lru_cache


@lru_cache(maxsize=None)
def remembered(y, y_target):
    return example_loss(y, y_target)


class Losses:
    """Yields the loss of one example after the other."""

    def __init__(self, weights, bias, examples):
        self.weights, self.bias, self.examples = weights, bias, examples

    def __iter__(self):
        for x, y_target in self.examples:
            yield remembered(predict(self.weights, self.bias, x), y_target)


def loss(weights, bias, examples):
    warnings.warn("this may be slow")
    losses = list(Losses(weights, bias, examples))
    return sum(losses) / len(losses)
