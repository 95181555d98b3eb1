"""The inputs of all questions, some fixed and some drawn from a seed, which tell the mistakes apart.

A change to one drawing changes those after it, for every seed.
"""

from single_neuron import AND_GATE, predict


# ---- What is drawn: numbers and examples -------------------------------------------------------------

def number(rng, low, high):
    """Draw a number of either sign and two decimals, whose size is in the range and not near 1."""
    while True:
        size = round(rng.uniform(low, high), 2)
        if abs(size - 1) > 0.15:
            return size if rng.random() < 0.5 else -size


def two_numbers(rng, low, high):
    """Draw two numbers of clearly different sizes."""
    while True:
        a, b = number(rng, low, high), number(rng, low, high)
        if abs(abs(a) - abs(b)) > 0.2:
            return [a, b]


def probability(rng):
    """Draw a prediction y that is not too near to 0, 1/2 or 1."""
    while True:
        y = round(rng.uniform(0.06, 0.94), 2)
        if abs(y - 0.5) > 0.05:
            return y


def example_for(rng, weights, bias, t):
    """Draw an example whose prediction is wrong by a clear margin, but not all the way."""
    while True:
        x = two_numbers(rng, 0.3, 2.5)
        if 0.15 < abs(predict(weights, bias, x) - t) < 0.95:
            return x, t


def second_one_twice(examples):
    """Of three examples, replace the last one by the second."""
    return [*examples[:2], examples[1]] if len(examples) == 3 else examples


# ---- What the functions are called with: each returns a list of arguments ----------------------------

def no_arguments(rng):
    return [()]


def sums(rng):
    """(z)"""
    drawn = [round(sign * rng.uniform(low, high), 1)
             for sign in (1, -1) for low, high in ((0.3, 2), (2, 5), (5, 29))]
    return [(z,) for z in [2, -1, 0.5, *drawn, 0.123457, 30, -30, 0]]


def predictions(rng):
    """(y)"""
    return [(y,) for y in [0.3, 0.8, 0.02, 0.98, 0.5, probability(rng), probability(rng), 0.123457]]


def predictions_with_targets(rng):
    """(y, y_target)"""
    fixed = [(0.3, 1), (0.3, 0), (0.8, 1), (0.8, 0), (0.02, 0), (0.02, 1), (0.98, 0), (0.98, 1),
             (0.5, 1), (0.5, 0)]
    return fixed + [(probability(rng), t) for t in (0, 1, 0, 1)] + [(0.123457, 0), (0.123457, 1)]


def inputs_with_j(rng):
    """(x, j)"""
    drawn = [two_numbers(rng, 0.3, 2.6) for _ in range(3)]
    return [(x, j) for x in [[3, 7], [0, 1], [0.5, -2], *drawn, [1.5, 1.5], [0.123457, -2.345678]]
            for j in (0, 1)]


def examples_with_j(rng):
    """(y, y_target, x, j)"""
    drawn = [(probability(rng), t, two_numbers(rng, 0.3, 2.6), j)
             for t in (1, 0) for j in (0, 1) for _ in range(2)]
    return drawn + [(0.3, 1, [0, 1], 0), (0.3, 1, [0, 1], 1), (0.97, 0, [2, -3], 0), (0.04, 1, [2, -3], 1),
                    (0.123457, 1, [1.234567, -0.345678], 0), (0.123457, 0, [1.234567, -0.345678], 1)]


def neurons_with_examples(rng):
    """(weights, bias, examples): one example of either target, then 2, 3 (one twice), 4 (AND), 5 and 7.

    After these come cases for code that holds only there or only elsewhere: equal weights and equal inputs,
    no bias, a sure and wrong prediction, and numbers with more digits than anybody rounds to.
    """
    cases = []
    for targets in ([1], [0], [1, 0], [0, 1, 1], None, [1, 0, 0, 1, 0], [0, 1, 0, 0, 1, 1, 0]):
        weights, bias = two_numbers(rng, 0.3, 1.6), number(rng, 0.3, 1.6)
        examples = AND_GATE if targets is None else [example_for(rng, weights, bias, t) for t in targets]
        cases.append((weights, bias, second_one_twice(examples)))
    return cases + [
        ([-1, -1], 1, [([0, 1], 0), ([1.5, -0.5], 1)]),
        ([0.7, -1.3], 0, [([1.5, 1.5], 0), ([-0.4, 2.1], 1)]),
        ([1.6, -2.2], 0.9, [([1.4, -1.3], 0), ([-1.7, 1.2], 1)]),
        ([0.123457, -0.765432], 0.345678, [([1.234567, 0.456789], 0), ([0.987654, -1.345678], 1)]),
    ]


def neurons_with_inputs(rng):
    """(weights, bias, x)"""
    return [(weights, bias, x) for weights, bias, examples in neurons_with_examples(rng)
            for x, t in examples[:2] + examples[3:4]]


def neurons_with_slopes(rng):
    """(weights, bias, grad_weights, grad_bias, learning_rate)"""
    def drawn(rate):
        weights, bias = two_numbers(rng, 0.3, 2.6), number(rng, 0.3, 2.6)
        return weights, bias, two_numbers(rng, 0.3, 2.6), number(rng, 0.3, 2.6), rate
    rates = (0.5, 3, 0.02, round(rng.uniform(0.3, 0.8), 2))
    return [
        ([1.0, 2.0], 3.0, [0.5, -0.25], 0.75, 2),
        *[drawn(rate) for rate in rates],
        ([-1, -1], 1, [0.5, -0.25], 0.3, 2),
        ([0.7, -1.3], 0, [0.4, 0.4], 0.006, 0.5),
        ([0.123457, -0.765432], 0.345678, [0.456789, -0.987654], 0.234567, 0.7),
    ]


def neurons_to_train(rng):
    """(weights, bias, examples, learning_rate, iterations)"""
    rates = (0.5, 2, 0.7, round(rng.uniform(1.2, 1.9), 2), 3, 0.4, 0.6, 0.5, 0.3, 4, 0.8)
    counts = (1, 2, 0, 3, 7, 25, 2, 4, 4, 3, 5)
    cases = [(*case, rate, count) for case, rate, count in zip(neurons_with_examples(rng), rates, counts)]
    return cases + [([-1, -1], 1, AND_GATE, 5, 100)]


def hidden_layers_with_examples(rng):
    """(hidden_weights, hidden_biases, output_weights, output_bias, examples)"""
    cases = []
    for targets in ([1], [0], [1, 0], [0, 1, 1], [0, 1, 1, 0, 1]):
        hidden_weights = [two_numbers(rng, 0.3, 1.4), two_numbers(rng, 0.3, 1.4)]
        hidden_biases, output_weights = two_numbers(rng, 0.3, 1.4), two_numbers(rng, 0.4, 2.2)
        examples = second_one_twice([(two_numbers(rng, 0.3, 1.6), t) for t in targets])
        cases.append((hidden_weights, hidden_biases, output_weights, number(rng, 0.3, 0.8), examples))
    return cases + [
        ([[0.5, -1.2], [0.5, 0.7]], [0.3, 0.3], [0.8, 0.8], 0, [([1.5, 1.5], 0), ([0, 1], 1)]),
        ([[2.5, -3.1], [1.9, 2.7]], [-1.2, 0.4], [3.3, -2.9], 0.6,
         [([1, 0], 0), ([0, 1], 1), ([1, 1], 0), ([0, 0], 1)]),
        ([[0.123457, -0.765432], [0.345678, 0.987654]], [0.456789, -0.234567], [1.234567, -0.654321],
         0.111213, [([1.345678, 0.567891], 0), ([-0.678912, 1.789123], 1)]),
    ]
