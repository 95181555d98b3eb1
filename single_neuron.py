"""A single neuron, the smallest neural net, learns the AND gate.

    python single_neuron.py         trains the neuron and prints how it learns

A neuron is a function: a list of numbers x goes in, and one number y between 0
and 1 comes out. A weight for each input, and one bias, decide which function.
Training changes them until y is right: backpropagation finds the slopes of the
loss, and gradient descent goes downhill, one step after the other.

    weights         [W1, W2], a list of numbers
    bias            b, a number
    x               [x1, x2], the inputs of one example
    z               W1*x1 + W2*x2 + b, the weighted sum
    y               1 / (1 + exp(-z)), the prediction
    y_target        the right output for these inputs, 0 or 1 (printed as y_T)
    examples        a list of pairs (x, y_target)
    learning_rate   how long the steps are, for the same slope
"""

import math
import sys

# ---- The data: pairs of inputs x and the right output y_target ---------------
AND_GATE = [([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)]


# ---- Forward pass: from the inputs to the prediction -------------------------
def sigmoid(z):
    """Turn any number z into a number y between 0 and 1.

        y = 1 / (1 + exp(-z))

    >>> sigmoid(0)
    0.5
    """
    # Not in the formula: exp(-z) is too large for Python if z is below -709.
    z = max(z, -700)
    return 1 / (1 + math.exp(-z))


def weighted_sum(weights, bias, x):
    """Return z = W1*x1 + W2*x2 + ... + b.

    Raises ValueError unless there is one weight for each input.
    """
    if len(weights) != len(x):
        raise ValueError(f"weights has length {len(weights)} but x has length "
                         f"{len(x)}: give one weight for each input")
    z = bias
    for j in range(len(x)):
        z += weights[j] * x[j]
    return z


def predict(weights, bias, x):
    """Return the output y of the neuron, between 0 and 1, for the inputs x.

    Weights and a bias set by hand make an AND gate too. This is 1 AND 1:
    >>> round(predict([10, 10], -15, [1, 1]), 3)
    0.993
    """
    return sigmoid(weighted_sum(weights, bias, x))


# ---- Loss: one number that says how wrong the predictions are ----------------
def loss(weights, bias, examples):
    """Return the loss L: near 0 if all predictions are good, larger if not.

        L = mean of l,   l = -[y_target * ln(y) + (1 - y_target) * ln(1 - y)]
    """
    total = 0
    for x, y_target in examples:
        z = weighted_sum(weights, bias, x)
        y = sigmoid(z)
        # Nor is this: 1 - y is exp(-z) / (1 + exp(-z)) = 1 / (exp(z) + 1), that
        # is, sigmoid(-z). Computed in this way, it is never rounded to 0.
        not_y = sigmoid(-z)
        total += -(y_target * math.log(y) + (1 - y_target) * math.log(not_y))
    return total / len(examples)


# ---- Backward pass: how the loss changes with each parameter -----------------
def gradient(weights, bias, examples):
    """Return the slopes of the loss: a list [dL/dW1, dL/dW2, ...], then dL/db.

        dL/dWj = mean of (y - y_target) * xj
        dL/db  = mean of (y - y_target)

    Why so short? Exercises 3 and 4 derive it with the chain rule.
    """
    grad_weights = [0] * len(weights)
    grad_bias = 0
    for x, y_target in examples:
        error = predict(weights, bias, x) - y_target
        for j in range(len(weights)):
            grad_weights[j] += error * x[j]
        grad_bias += error
    for j in range(len(weights)):
        grad_weights[j] /= len(examples)
    return grad_weights, grad_bias / len(examples)


# ---- Training: many steps downhill, against the gradient ---------------------
def update(weights, bias, grad_weights, grad_bias, learning_rate):
    """Return the new weights, in a new list, and the new bias after one step.

        new Wj = Wj - learning_rate * dL/dWj
        new b  = b  - learning_rate * dL/db
    """
    new_weights = []
    for j in range(len(weights)):
        new_weights.append(weights[j] - learning_rate * grad_weights[j])
    return new_weights, bias - learning_rate * grad_bias


def train(weights, bias, examples, learning_rate, iterations):
    """Return the weights and the bias after that many steps."""
    for iteration in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        weights, bias = update(weights, bias, grad_weights, grad_bias,
                               learning_rate)
    return weights, bias


# ---- The run: change one of these, run the file again, see what it does ------
EXAMPLES = AND_GATE
START_WEIGHTS = [-1, -1]
START_BIAS = 1
LEARNING_RATE = 5
ITERATIONS = 100


# ---- The lesson ends here. What follows prints the run. -----------------------------------------
def main():
    check_settings()
    weights, bias = START_WEIGHTS, START_BIAS
    if ITERATIONS > 0:
        print_neuron("Before training", weights, bias)
        print_first_step(weights, bias)
        weights, bias = train_and_print(weights, bias)
    print_neuron(f"\nAfter {ITERATIONS} iterations", weights, bias)
    print_predictions(weights, bias)
    print("\nTo see it as a picture, run exercises/picture.py", flush=True)


def check_settings():
    """End the program with one sentence if a setting has the wrong type or length."""
    need(shape(START_WEIGHTS) == [0, 0], "START_WEIGHTS", START_WEIGHTS, "two, as in [-1, -1]")
    need(shape(START_BIAS) == 0, "START_BIAS", START_BIAS, "a number, such as 0.5")
    need(shape(LEARNING_RATE) == 0, "LEARNING_RATE", LEARNING_RATE, "a number, such as 0.5")
    need(type(ITERATIONS) is int and ITERATIONS >= 0, "ITERATIONS", ITERATIONS,
         "a whole number, such as 100")
    need(shape(EXAMPLES), "EXAMPLES", EXAMPLES, "a list of examples, as in [([0, 1], 0)]")
    for one in EXAMPLES:
        need(shape(one) == [[0, 0], 0] and one[1] in (0, 1), "One of the EXAMPLES", one,
             "two inputs and an output of 0 or 1, as in ([0, 1], 0)")


def need(right, name, value, wanted):
    if not right:
        sys.exit(f"single_neuron.py: {name} is {value!r}: write {wanted}")


def shape(value):
    """Return the value with 0 in place of each number, and a list in place of each tuple."""
    if isinstance(value, (list, tuple)):
        return [shape(item) for item in value]
    return 0 if isinstance(value, (int, float)) else None


def print_neuron(when, weights, bias):
    print(f"{when}:\n\n    x1 ---[ W1 = {weights[0]:6.2f} ]---+\n"
          f"    x2 ---[ W2 = {weights[1]:6.2f} ]---+\n"
          f"     1 ---[ b  = {bias:6.2f} ]---+--->( z )---> y = 1 / (1 + exp(-z))\n")


def print_first_step(weights, bias):
    """Print how the first step is found: each slope is the mean of error times input."""
    print("The first step, where error = y - y_T (the numbers are rounded):\n\n"
          "  x1  x2 | y_T |      y     error |  error*x1  error*x2   error*1\n " + 64 * "-")
    for x, y_target in EXAMPLES:
        y = predict(weights, bias, x)
        error = y - y_target
        print(f"{x[0]:4}{x[1]:4} |{y_target:4} | {y:.4f} {error:9.4f} | "
              f"{error * x[0] + 0:9.4f} {error * x[1] + 0:9.4f} {error:9.4f}")   # + 0: never -0
    grad_weights, grad_bias = gradient(weights, bias, EXAMPLES)
    slopes = [*grad_weights, grad_bias]
    print(f" {64 * '-'}\n{'mean':>32} | {slopes[0]:9.4f} {slopes[1]:9.4f} {slopes[2]:9.4f}\n"
          f"{'which is':>32} |    dL/dW1    dL/dW2     dL/db\n")
    for name, old, slope in zip(["W1", "W2", "b "], [*weights, bias], slopes):
        print(f"    new {name} = {name} - {LEARNING_RATE} * dL/d{name} = {old:7.4f} - "
              f"{LEARNING_RATE} * ({slope:7.4f}) = {old - LEARNING_RATE * slope:7.4f}")


def train_and_print(weights, bias):
    """Train, and print iterations 0, 1, 2, 5, 10, 20, 50, 100 and so on, and the last one."""
    print(f"\nTraining on {len(EXAMPLES)} examples, learning rate {LEARNING_RATE}:\n\n"
          "iteration |       W1        W2         b |   loss |   dL/db\n " + 57 * "-")
    for t in range(ITERATIONS + 1):
        if t == ITERATIONS or str(t).rstrip("0") in ("", "1", "2", "5"):
            dL_db = gradient(weights, bias, EXAMPLES)[1]
            print(f"{t:9} | {weights[0]:8.4f}  {weights[1]:8.4f}  {bias:8.4f} | "
                  f"{loss(weights, bias, EXAMPLES):.4f} | {dL_db:7.4f}")
        if t < ITERATIONS:
            weights, bias = train(weights, bias, EXAMPLES, LEARNING_RATE, 1)
    return weights, bias


def print_predictions(weights, bias):
    """Print what the neuron predicts for each example, its loss, and which gate it is."""
    print("  x1  x2 | y_T | y(x)\n " + 21 * "-")
    for x, y_target in EXAMPLES:
        print(f"{x[0]:4}{x[1]:4} |{y_target:4} | {predict(weights, bias, x):.3f}")
    ys = [predict(weights, bias, x) for x, _ in AND_GATE]
    outputs = ", ".join([f"{y:.2f}" if 0.1 < y < 0.9 else f"{y:.0f}" for y in ys])
    gates = {"0, 0, 0, 1": "AND", "0, 1, 1, 1": "OR", "1, 1, 1, 0": "NAND", "1, 0, 0, 0": "NOR"}
    print(f"\nThe loss is {loss(weights, bias, EXAMPLES):.4f}. The outputs are {outputs}: "
          f"{gates.get(outputs, 'not AND, OR, NAND or NOR')}.")
    if outputs == "0, 0, 0, 1":
        print(f"With both inputs 0, z is just the bias ({bias:.2f}), so y is nearly 0.\n"
              f"The bias outweighs one weight, but not both together ({sum(weights):.2f}):\n"
              "y is above 1/2 only if both inputs are 1.")


if __name__ == "__main__":
    try:
        main()
    except OSError as error:    # Nobody reads on, or there is no room for what is printed.
        sys.stdout = None
        sys.exit(0 if isinstance(error, BrokenPipeError) else f"Cannot print: {error.strerror}")
