# ex1_forward -> right: begins with from __future__ import annotations
from __future__ import annotations

import math


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def predict(weights: list[float], bias: float, x: list[float]) -> float:
    return sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)
