"""Measure the speeds that CONTRIBUTING.md names, all in one run: python .github/speed.py

NumPy, micrograd and PyTorch are compared if they are installed; the project itself needs none of them.
"""

import math
import os
import subprocess
import sys
import time

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, FOLDER)
from single_neuron import AND_GATE, train

ITERATIONS, RATE = 100, 5


def by_this_file():
    return train([-1, -1], 1, AND_GATE, RATE, ITERATIONS)


def by_hand():
    """The same training, unrolled for two inputs and these four examples."""
    w1, w2, b, exp = -1.0, -1.0, 1.0, math.exp
    for _ in range(ITERATIONS):
        error_00 = 1 / (1 + exp(-b))
        error_01 = 1 / (1 + exp(-(w2 + b)))
        error_10 = 1 / (1 + exp(-(w1 + b)))
        error_11 = 1 / (1 + exp(-(w1 + w2 + b))) - 1
        w1 -= RATE * (error_10 + error_11) / 4
        w2 -= RATE * (error_01 + error_11) / 4
        b -= RATE * (error_00 + error_01 + error_10 + error_11) / 4
    return [w1, w2], b


def by_numpy():
    import numpy
    x = numpy.array([x for x, _ in AND_GATE], dtype=float)
    y_target = numpy.array([y for _, y in AND_GATE], dtype=float)
    weights, bias = numpy.array([-1.0, -1.0]), 1.0
    for _ in range(ITERATIONS):
        error = 1 / (1 + numpy.exp(-(x @ weights + bias))) - y_target
        weights = weights - RATE * (x.T @ error) / len(x)
        bias = bias - RATE * error.mean()
    return list(weights), bias


def by_micrograd():
    from micrograd.engine import Value
    weights, bias = [Value(-1.0), Value(-1.0)], Value(1.0)
    for _ in range(ITERATIONS):
        total = Value(0.0)
        for x, y_target in AND_GATE:
            z = weights[0] * x[0] + weights[1] * x[1] + bias
            # micrograd has no exp and no log, so z is given the slope that the loss has there.
            slope = 1 / (1 + math.exp(-z.data)) - y_target
            total = total + z * slope / len(AND_GATE)
        for parameter in weights + [bias]:
            parameter.grad = 0.0
        total.backward()
        for parameter in weights + [bias]:
            parameter.data -= RATE * parameter.grad
    return [weight.data for weight in weights], bias.data


def by_pytorch():
    import torch
    x = torch.tensor([x for x, _ in AND_GATE], dtype=torch.float64)
    y_target = torch.tensor([y for _, y in AND_GATE], dtype=torch.float64)
    weights = torch.tensor([-1.0, -1.0], dtype=torch.float64, requires_grad=True)
    bias = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weights, bias], lr=RATE)
    loss = torch.nn.BCEWithLogitsLoss()
    for _ in range(ITERATIONS):
        optimizer.zero_grad()
        loss(x @ weights + bias, y_target).backward()
        optimizer.step()
    return weights.tolist(), bias.item()


def seconds(function, rounds):
    """Return the shortest time that one call took, and check that it learned the same numbers."""
    weights, bias = function()
    for got, expected in zip(weights + [bias], [6.0080, 6.0080, -9.1893]):
        assert abs(got - expected) < 1e-3, f"{function.__name__} learned {weights}, {bias}"
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)


def start_seconds(arguments):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-S", *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    bare, whole = [], []
    for _ in range(100):
        bare.append(start_seconds(["-c", "pass"]))
        whole.append(start_seconds([os.path.join(FOLDER, "single_neuron.py")]))
    print(f"Python {sys.version.split()[0]}")
    ratio = sorted(whole)[50] / sorted(bare)[50]
    print(f"python -S single_neuron.py    {ratio:5.2f} times  python -S -c pass")
    base = seconds(by_this_file, 200)
    print(f"train, {ITERATIONS} iterations         {base * 1000:5.2f} ms")
    for function, rounds in (by_hand, 200), (by_numpy, 50), (by_micrograd, 10), (by_pytorch, 10):
        try:
            print(f"{function.__name__:29} {seconds(function, rounds) / base:5.2f} times as long as train")
        except ImportError:
            print(f"{function.__name__:29} not installed")


if __name__ == "__main__":
    main()
