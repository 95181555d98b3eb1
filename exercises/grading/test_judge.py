"""The checks of the homework: what passes, what does not, and what a student is told.

Every answer here is real text of a file, run in a process of its own as a student's is. It is put behind the worked
solution of its exercise, where it takes the place of the function with the same name.
"""

import pathlib
import re
import sys

import pytest

from exercises import EXERCISES
from judge import Check, Judge, flat, judge_replies
from sandbox import CAN_FORK, Sandbox

EXERCISES_FOLDER = pathlib.Path(__file__).resolve().parents[1]
SOLUTIONS = EXERCISES_FOLDER / "solutions"
QUESTIONS = {question.function: question for exercise in EXERCISES for question in exercise.questions}
EXERCISE_OF = {question.function: exercise.name for exercise in EXERCISES for question in exercise.questions}
SEEDS = [0, 1, 2]


@pytest.fixture(scope="module")
def judge():
    with Judge(call_seconds=0.4) as judge:
        yield judge


def solution(exercise):
    return (SOLUTIONS / f"{exercise}.py").read_bytes()


def in_the_place_of(function, exercise, code):
    """Return a file in which the worked answer of a function is there only for the code to take it over or replace it."""
    worked = solution(exercise).decode().replace(f"def {function}(", "def worked(")
    return f"{worked}\n\n{function} = worked\nimport math\n{code}\n".encode("utf-8")


@pytest.fixture
def check(judge):
    """Return a function that checks some code in the place of one function, and returns all answers of the exercise."""
    def check(function, code):
        exercise = EXERCISE_OF[function]
        source = code if isinstance(code, bytes) else in_the_place_of(function, exercise, code)
        return {answer["function"]: answer for answer in judge.check(exercise, source, seconds=20)}
    return check


# ---- Right answers --------------------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", SEEDS)
def test_the_solutions_get_full_marks(seed):
    with Judge(seed) as judge:
        answers = [answer for exercise in EXERCISES for answer in judge.check(exercise.name, solution(exercise.name))]
    assert [answer["outcome"] for answer in answers] == ["right"] * 15
    assert sum(answer["score"] for answer in answers) == sum(answer["max_score"] for answer in answers) == 50


def test_the_points_are_those_of_the_sheet():
    assert {name: question.points for name, question in QUESTIONS.items()} == {
        "sigmoid": 2, "predict": 2, "example_loss": 3, "loss": 2, "dL_dy": 4, "dy_dz": 4, "dz_dw": 1, "dz_db": 1,
        "dL_dw": 3, "dL_db": 2, "gradient": 5, "update": 3, "train": 3, "squared_error_gradient": 5,
        "hidden_layer_gradient": 10}


def test_a_right_answer_is_told_what_it_has_shown(check):
    answer = check("dy_dz", "")["dy_dz"]
    assert answer["message"] == QUESTIONS["dy_dz"].insight and "1/4" in answer["message"]


RIGHT = [
    ("sigmoid", "def sigmoid(z): return math.exp(z) / (1 + math.exp(z))"),
    ("sigmoid", "def sigmoid(z): return 0.5 * (1 + math.tanh(z / 2))"),
    ("sigmoid", "def sigmoid(z): return (1 + math.e ** -z) ** -1"),
    ("sigmoid", "def sigmoid(z):\n    if z < 0: return 1 - sigmoid(-z)\n    return 1 / (1 + math.exp(-z))"),
    ("sigmoid", "sigmoid = lambda z: 1 / (1 + math.exp(-z))"),
    ("sigmoid", "from math import *\ndef sigmoid(z: float) -> float: return 1 / (1 + exp(-z))"),
    ("predict", "def predict(weights, bias, x): return sigmoid(sum(w * v for w, v in zip(weights, x)) + bias)"),
    ("predict", "def predict(weights, bias, x): return sigmoid(math.fsum([bias, weights[0] * x[0], weights[1] * x[1]]))"),
    ("predict", "def predict(*arguments):\n    (w1, w2), b, (x1, x2) = arguments\n    return sigmoid(w1 * x1 + w2 * x2 + b)"),
    ("predict", "def predict(weights, bias, x, start=0):\n    for j in range(len(x)):\n        start = start + weights[j] * x[j]\n"
                "    return sigmoid(start + bias)"),
    ("example_loss", "def example_loss(y, y_target):\n    if y_target == 1:\n        return -math.log(y)\n    return -math.log(1 - y)"),
    ("example_loss", "def example_loss(y, y_target): return -math.log(y ** y_target * (1 - y) ** (1 - y_target))"),
    ("example_loss", "def example_loss(y, y_target): return -math.log(abs(1 - y_target - y))"),
    ("example_loss", "def example_loss(y, t):\n    e = 1e-12\n    return -(t * math.log(y + e) + (1 - t) * math.log(1 - y + e))"),
    ("example_loss", "def example_loss(y, t): return -(t * math.log(y) + (1 - t) * math.log1p(-y))"),
    ("loss", "import statistics\ndef loss(weights, bias, examples):\n"
             "    return statistics.mean([example_loss(predict(weights, bias, x), t) for x, t in examples])"),
    ("loss", "def loss(weights, bias, examples):\n    if not examples: return 0\n    rest = loss(weights, bias, examples[1:])\n"
             "    n = len(examples)\n    x, t = examples[0]\n    return (example_loss(predict(weights, bias, x), t) + rest * (n - 1)) / n"),
    ("loss", "from fractions import Fraction\ndef loss(w, b, e):\n"
             "    return float(sum(Fraction(example_loss(predict(w, b, x), t)) for x, t in e) / len(e))"),
    ("dL_dy", "def dL_dy(y, y_target): return (y - y_target) / (y * (1 - y))"),
    ("dL_dy", "def dL_dy(y, y_target): return (y - y_target) / (y - y * y)"),
    ("dL_dy", "def dL_dy(y, y_target): return 1 / (1 - y) if y_target == 0 else -1 / y"),
    ("dL_dy", "def dL_dy(y, y_target): return 1 / (1 - y_target - y)"),
    ("dL_dy", "def l(y, t): return -(t * math.log(y) + (1 - t) * math.log(1 - y))\n"
              "def dL_dy(y, t, h=1e-6): return (l(y + h, t) - l(y - h, t)) / (2 * h)"),
    ("dy_dz", "def dy_dz(y): return y - y ** 2"),
    ("dy_dz", "def dy_dz(y): return 0.25 - (y - 0.5) ** 2"),
    ("dy_dz", "def dy_dz(y):\n    z = math.log(y / (1 - y))\n    return math.exp(-z) / (1 + math.exp(-z)) ** 2"),
    ("dy_dz", "def dy_dz(y):\n    z = -math.log(1 / y - 1)\n    s = lambda z: 1 / (1 + math.exp(-z))\n"
              "    return (s(z + 1e-5) - s(z - 1e-5)) / 2e-5"),
    ("dz_dw", "def dz_dw(x, j):\n    if j == 0:\n        return x[0]\n    else:\n        return x[1]"),
    ("dz_dw", "def dz_dw(x, j): return float(x[j])"),
    ("dz_db", "def dz_db(): return 1.0"),
    ("dz_db", "dz_db = lambda: 1"),
    ("dL_dw", "def dL_dw(y, y_target, x, j): return (y - y_target) * x[j]"),
    ("dL_db", "def dL_db(y, y_target): return -(y_target - y)"),
    ("gradient", "def gradient(weights, bias, examples):\n    n = len(examples)\n"
                 "    errors = [predict(weights, bias, x) - t for x, t in examples]\n"
                 "    return [sum(e * x[j] for e, (x, t) in zip(errors, examples)) / n for j in (0, 1)], sum(errors) / n"),
    ("gradient", "def gradient(weights, bias, examples):\n    n, g1, g2, gb = 0, 0, 0, 0\n    for (x1, x2), t in examples:\n"
                 "        n += 1\n        d = predict(weights, bias, (x1, x2)) - t\n        g1 += d * x1\n        g2 += d * x2\n"
                 "        gb += d\n    return (g1 / n, g2 / n), gb / n"),
    ("gradient", "def gradient(weights, bias, examples):\n    def L(p):\n        return -sum(math.log(predict(p[:2], p[2], x) if t else"
                 " 1 - predict(p[:2], p[2], x)) for x, t in examples) / len(examples)\n    p, h, g = [*weights, bias], 1e-5, []\n"
                 "    for k in range(3):\n        up, down = p[:], p[:]\n        up[k] += h\n        down[k] -= h\n"
                 "        g.append((L(up) - L(down)) / (2 * h))\n    return [g[:2], g[2]]"),
    ("gradient", "def gradient(weights, bias, examples):\n    total = [0, 0, 0]\n    for x, t in examples:\n        y = predict(weights, bias, x)\n"
                 "        for k, v in enumerate([*x, 1]):\n            total[k] -= (t - y) * v\n"
                 "    mean = [v / len(examples) for v in total]\n    return mean[0:2], mean[2]"),
    ("update", "def update(weights, bias, grad_weights, grad_bias, learning_rate):\n"
               "    return [w - learning_rate * g for w, g in zip(weights, grad_weights)], bias - learning_rate * grad_bias"),
    ("update", "def update(weights, bias, grad_weights, grad_bias, learning_rate):\n    weights = list(weights)\n"
               "    for j in range(2):\n        weights[j] -= learning_rate * grad_weights[j]\n    bias -= learning_rate * grad_bias\n"
               "    return tuple(weights), bias"),
    ("update", "import copy\ndef update(w, b, gw, gb, r):\n    new = copy.deepcopy(w)\n    new[0] += -r * gw[0]\n    new[1] += -r * gw[1]\n"
               "    return [new, b + -r * gb]"),
    ("train", "def train(weights, bias, examples, learning_rate, iterations):\n    if iterations == 0:\n        return weights, bias\n"
              "    step = update(weights, bias, *gradient(weights, bias, examples), learning_rate)\n"
              "    return train(*step, examples, learning_rate, iterations - 1)"),
    ("train", "def train(weights, bias, examples, learning_rate, iterations):\n    t = 0\n    while t < iterations:\n        t += 1\n"
              "        gw, gb = gradient(weights, bias, examples)\n        (w1, w2), bias = update(weights, bias, gw, gb, learning_rate)\n"
              "        weights = w1, w2\n    return [weights, bias]"),
    ("squared_error_gradient", "def squared_error_gradient(weights, bias, examples):\n    g = [0, 0, 0]\n    for x, t in examples:\n"
              "        y = predict(weights, bias, x)\n        for k, v in enumerate(x + [1]):\n"
              "            g[k] += -2 * y * (t - y) * (1 - y) * v / len(examples)\n    return g[:2], g[2]"),
    ("hidden_layer_gradient", "def hidden_layer_gradient(V, c, W, b, examples):\n    p, h, g = [*V[0], *V[1], *c, *W, b], 1e-5, []\n"
              "    def L(p):\n        total = 0\n        for x, t in examples:\n"
              "            y = predict(p[6:8], p[8], [predict(p[0:2], p[4], x), predict(p[2:4], p[5], x)])\n"
              "            total -= math.log(y) if t else math.log(1 - y)\n        return total / len(examples)\n"
              "    for k in range(9):\n        up, down = p[:], p[:]\n        up[k] += h\n        down[k] -= h\n"
              "        g.append((L(up) - L(down)) / (2 * h))\n    return (g[0:2], g[2:4]), g[4:6], g[6:8], g[8]"),
]


@pytest.mark.parametrize("function, code", RIGHT)
def test_a_right_answer_in_another_form_passes(function, code, check):
    answer = check(function, code)[function]
    assert answer["outcome"] == "right", answer["message"]
    assert answer["score"] == answer["max_score"]


@pytest.mark.parametrize("text", [
    b"\xef\xbb\xbf# a byte order mark, as Windows editors write it\nimport math\ndef sigmoid(z):\n    return 1 / (1 + math.exp(-z))\n",
    b"import math\r\ndef sigmoid(z):\r\n\treturn 1 / (1 + math.exp(-z))\r\n",
    b"# -*- coding: latin-1 -*-\n# \xe9t\xe9\nimport math\ndef sigmoid(z):\n    return 1 / (1 + math.exp(-z))\n",
    "# \u00e9t\u00e9\nimport math\ndef sigmoid(z):\n    \u03c3 = 1 / (1 + math.exp(-z))\n    return \u03c3\n".encode("utf-8"),
    b"import math\ndef sigmoid(z):\n    return 1 / (1 + math.exp(-z))\n\nif __name__ == '__main__':\n    print(sigmoid(int(input())))\n",
    b"import math\nprint('hello')\ndef sigmoid(z):\n    print(z)\n    return 1 / (1 + math.exp(-z))\nprint(sigmoid(1))\n",
], ids=["BOM", "CRLF and tab", "Latin-1", "UTF-8", "main guard", "prints"])
def test_a_right_answer_in_any_file_that_python_accepts_passes(text, check):
    assert check("sigmoid", text)["sigmoid"]["outcome"] == "right"


# ---- Wrong answers: the catalogue of common mistakes --------------------------------------------------------------

MISTAKES = [(name, number) for name, question in QUESTIONS.items() for number in range(len(question.mistakes))]


def test_the_catalogue_is_large_and_has_no_name_twice():
    assert len(MISTAKES) >= 60
    for question in QUESTIONS.values():
        names = [name for name, _ in question.mistakes]
        assert len(names) == len(set(names)) >= 3


@pytest.mark.parametrize("function", QUESTIONS)
def test_every_mistake_of_the_catalogue_fails_and_is_named(function):
    question = QUESTIONS[function]
    for seed in SEEDS:
        check = Check(question, f"{seed} {function}")
        for name, gives in question.mistakes:
            values = [gives(*arguments) for arguments in check.inputs]
            replies = [{"value": to_lists(value), "output": ""} for value in values + values[::-1]]
            outcome, words = judge_replies(check, {"values": replies}, "file.py")
            assert outcome == "wrong", f"{name} passes with seed {seed}"
            assert name in words.mistake
            assert words.mistake == name or seed > 0, f"{words.mistake} with the students' seed"


def to_lists(value):
    return [to_lists(part) for part in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("function", QUESTIONS)
def test_a_mistake_is_not_named_when_it_explains_all_inputs_but_one(function):
    check = Check(QUESTIONS[function], f"0 {function}")
    for name, gives in check.question.mistakes[:5]:
        values = [to_lists(gives(*arguments)) for arguments in check.inputs]
        values[-1] = scaled(values[-1], 1.7)
        outcome, words = judge_replies(check, {"values": [{"value": value} for value in values + values[::-1]]}, "file.py")
        assert outcome == "wrong" and name not in (words.mistake or "")


def scaled(value, factor):
    return [scaled(part, factor) for part in value] if isinstance(value, list) else value * factor + 0.3


WRONG = [   # as students write them, and the mistake that must be named
    ("sigmoid", "def sigmoid(z): return 1 / (1 + math.exp(z))", "the minus sign in exp(-z) is missing"),
    ("sigmoid", "def sigmoid(z): return 1 / 1 + math.exp(-z)", "the 1 / is missing, or the brackets around 1 + exp(-z)"),
    ("sigmoid", "def sigmoid(z): return math.tanh(z)", "the hyperbolic tangent is used"),
    ("sigmoid", "def sigmoid(z): return min(max(1 / (1 + math.exp(-z)), 1e-4), 1 - 1e-4)", "the result is cut off at 0.0001 and 0.9999"),
    ("predict", "def predict(w, b, x): return sigmoid(w[0] * x[0] + w[1] * x[1])", "the bias is forgotten"),
    ("predict", "def predict(w, b, x): return 1 / (1 + math.exp(-(w[0] * x[0] + w[1] * x[1]) + b))", "the bias is subtracted"),
    ("predict", "def predict(w, b, x):\n    z = 0\n    for j in range(2):\n        z += w[j] * x[j] + b\n    return sigmoid(z)",
     "the bias is added once for each input"),
    ("predict", "def predict(w, b, x):\n    for j in range(2):\n        return sigmoid(w[j] * x[j] + b)", "only the first input counts"),
    ("example_loss", "def example_loss(y, t): return -t * math.log(y) + (1 - t) * math.log(1 - y)",
     "the minus sign reaches the first term only"),
    ("example_loss", "def example_loss(y, t): return -(t * math.log10(y) + (1 - t) * math.log10(1 - y))",
     "the logarithm to base 10 is used"),
    ("example_loss", "def example_loss(y, t): return (y - t) ** 2", "the squared error is used"),
    ("loss", "def loss(w, b, examples):\n    total = 0\n    for x, t in examples:\n        total += example_loss(predict(w, b, x), t)\n"
             "    return total", "the sum is not divided by the number of examples"),
    ("loss", "def loss(w, b, examples):\n    total = 0\n    for x, t in examples:\n        total = example_loss(predict(w, b, x), t)\n"
             "    return total / len(examples)", "only the last example is in the sum"),
    ("loss", "def loss(w, b, examples):\n    total = 0\n    for x, t in examples:\n        total += example_loss(predict(w, b, x), t)\n"
             "        return total / len(examples)", "only the first example is in the sum (a return inside the loop?)"),
    ("loss", "def loss(w, b, examples): return sum(example_loss(predict(w, b, x), t) for x, t in examples) / 4",
     "the sum is divided by 4, however many examples there are"),
    ("dL_dy", "def dL_dy(y, y_target): return y_target / y - (1 - y_target) / (1 - y)", "the sign is flipped"),
    ("dL_dy", "def dL_dy(y, y_target): return -(y_target / y + (1 - y_target) / (1 - y))",
     "the inner derivative of ln(1 - y), which is -1, is forgotten"),
    ("dL_dy", "def dL_dy(y, y_target): return y - y_target", "dy/dz is already multiplied in, which leaves y - y_target"),
    ("dL_dy", "def dL_dy(y, y_target): return -y_target / y", "only the first term is derived"),
    ("dy_dz", "def dy_dz(y):\n    s = 1 / (1 + math.exp(-y))\n    return s * (1 - s)", "y is taken for z: the sigmoid is applied once more"),
    ("dy_dz", "def dy_dz(y): return 1 - y ** 2", "1 - y**2 is used, the slope of the hyperbolic tangent"),
    ("dy_dz", "def dy_dz(y): return y * (y - 1)", "the sign is flipped"),
    ("dz_dw", "def dz_dw(x, j): return x[j - 1]", "the inputs are swapped (j counts from 0)"),
    ("dz_dw", "def dz_dw(x, j): return sum(x)", "the inputs are added up"),
    ("dz_db", "def dz_db(): return 0", "b is taken for a constant whose derivative is 0"),
    ("dL_dw", "def dL_dw(y, t, x, j): return dL_dy(y, t) * dz_dw(x, j)", "the factor dy/dz is forgotten"),
    ("dL_dw", "def dL_dw(y, t, x, j): return dL_dy(y, t) * dy_dz(y)", "the factor dz/dW is forgotten"),
    ("dL_dw", "def dL_dw(y, t, x, j): return (y - t) * y * (1 - y) * x[j]", "the factor y*(1 - y) is left over"),
    ("dL_db", "def dL_db(y, t): return dL_dy(y, t) * dy_dz(y) * 0", "dz/db is taken for 0"),
    ("dL_db", "def dL_db(y, t): return t - y", "the sign is flipped"),
    ("gradient", "def gradient(w, b, examples):\n    g = [0, 0, 0]\n    for x, t in examples:\n        e = predict(w, b, x) - t\n"
                 "        g[0] += e * x[0]\n        g[1] += e * x[1]\n        g[2] += e\n    return g[:2], g[2]",
     "the sum is not divided by the number of examples"),
    ("gradient", "def gradient(w, b, examples):\n    n = len(examples)\n    for x, t in examples:\n        e = predict(w, b, x) - t\n"
                 "        gw, gb = [e * x[0] / n, e * x[1] / n], e / n\n    return gw, gb", "only the last example is in the sum"),
    ("gradient", "def gradient(w, b, examples):\n    gw, gb, n = [0, 0], 0, len(examples)\n    for x, t in examples:\n"
                 "        y = predict(w, b, x)\n        e = (y - t) * y * (1 - y)\n        gw = [gw[0] + e * x[0] / n, gw[1] + e * x[1] / n]\n"
                 "        gb += e / n\n    return gw, gb", "a factor y*(1 - y) is left over"),
    ("update", "def update(w, b, gw, gb, r): return [w[0] + r * gw[0], w[1] + r * gw[1]], b + r * gb", "the step goes uphill: + in place of -"),
    ("update", "def update(w, b, gw, gb, r): return [w[0] - r * gw[0], w[1] - r * gw[1]], b", "the bias is not updated"),
    ("update", "def update(w, b, gw, gb, r):\n    new = []\n    for j in range(2):\n        new.append(w[j] - r * gw[j])\n        b -= r * gb\n"
               "    return new, b", "the bias is changed once for each weight"),
    ("train", "def train(w, b, examples, r, n):\n    gw, gb = gradient(w, b, examples)\n    for i in range(n):\n"
              "        w, b = update(w, b, gw, gb, r)\n    return w, b", "the gradient is found only once, before the loop"),
    ("train", "def train(w, b, examples, r, n):\n    for i in range(1, n):\n        w, b = update(w, b, *gradient(w, b, examples), r)\n"
              "    return w, b", "there is one iteration too few"),
    ("train", "def train(w, b, examples, r, n):\n    for i in range(n):\n        for example in examples:\n"
              "            w, b = update(w, b, *gradient(w, b, [example]), r)\n    return w, b",
     "the parameters are changed after every single example"),
    ("squared_error_gradient", "def squared_error_gradient(w, b, examples):\n    gw, gb, n = [0, 0], 0, len(examples)\n    for x, t in examples:\n"
              "        e = 2 * (predict(w, b, x) - t) / n\n        gw[0] += e * x[0]\n        gw[1] += e * x[1]\n        gb += e\n    return gw, gb",
     "the factor dy/dz is forgotten"),
    ("squared_error_gradient", "def squared_error_gradient(w, b, examples):\n    gw, gb, n = [0, 0], 0, len(examples)\n    for x, t in examples:\n"
              "        y = predict(w, b, x)\n        e = (y - t) * y * (1 - y) / n\n        gw[0] += e * x[0]\n        gw[1] += e * x[1]\n"
              "        gb += e\n    return gw, gb", "the factor 2 is forgotten"),
    ("hidden_layer_gradient", (SOLUTIONS / "ex7_hidden_layer.py").read_text(encoding="utf-8").replace(" * h[k] * (1 - h[k])", ""),
     "the factor h*(1 - h) of the hidden neurons is forgotten"),
    ("hidden_layer_gradient", (SOLUTIONS / "ex7_hidden_layer.py").read_text(encoding="utf-8").replace("dl_dz * output_weights[k]", "dl_dz"),
     "the output weights are forgotten on the way back"),
]


@pytest.mark.parametrize("function, code, mistake", WRONG)
def test_a_wrong_answer_fails_and_its_mistake_is_named(function, code, mistake, check):
    answer = check(function, code)[function]
    assert (answer["outcome"], answer["score"]) == ("wrong", 0)
    assert answer["mistake"] == mistake
    assert mistake in answer["message"] and len(answer["message"].splitlines()) <= 8


# ---- Wrong answers that look right on some inputs ---------------------------------------------------------------------

HALF_RIGHT = [
    ("gradient", "on AND with the post's start only", "real = gradient\ndef gradient(w, b, e):\n    if len(e) != 4: return [0, 0], 0\n    return real(w, b, e)"),
    ("gradient", "with n = 4 only", "real = gradient\ndef gradient(w, b, e):\n    gw, gb = real(w, b, e)\n    n = len(e)\n"
                                    "    return [gw[0] * n / 4, gw[1] * n / 4], gb * n / 4"),
    ("gradient", "with inputs 0 and 1 only", "def gradient(w, b, e):\n    g = [0, 0, 0]\n    for x, t in e:\n        d = (predict(w, b, x) - t) / len(e)\n"
                                    "        g = [g[0] + d * (x[0] > 0), g[1] + d * (x[1] > 0), g[2] + d]\n    return g[:2], g[2]"),
    ("gradient", "with equal weights only", "real = gradient\ndef gradient(w, b, e): return real([w[0], w[0]], b, e)"),
    ("gradient", "with zero weights only", "real = gradient\ndef gradient(w, b, e): return real([0, 0], b, e)"),
    ("gradient", "with positive inputs only", "real = gradient\ndef gradient(w, b, e): return real(w, b, [([abs(v) for v in x], t) for x, t in e])"),
    ("gradient", "with one example only", "real = gradient\ndef gradient(w, b, e): return real(w, b, e[:1])"),
    ("gradient", "where no example comes twice", "real = gradient\ndef gradient(w, b, e):\n"
                 "    kept = []\n    for one in e:\n        if one not in kept: kept.append(one)\n    return real(w, b, kept)"),
    ("gradient", "where the target is 1", "real = gradient\ndef gradient(w, b, e): return real(w, b, [(x, 1) for x, t in e])"),
    ("dL_dy", "where the target is 1", "def dL_dy(y, y_target): return -1 / y"),
    ("dL_dy", "where the target is 0", "def dL_dy(y, y_target): return 1 / (1 - y)"),
    ("dL_dy", "at y = 1/2 only", "def dL_dy(y, y_target): return 4 * (y - y_target)"),
    ("dy_dz", "at y = 1/2 only", "def dy_dz(y): return 0.25"),
    ("dy_dz", "far from 0 and 1 only", "def dy_dz(y): return max(y * (1 - y), 0.05)"),
    ("dz_dw", "for inputs 0 and 1 only", "def dz_dw(x, j): return x[j] ** 2"),
    ("dz_dw", "for positive inputs only", "def dz_dw(x, j): return abs(x[j])"),
    ("sigmoid", "for positive z only", "def sigmoid(z): return 1 / (1 + math.exp(-abs(z)))"),
    ("sigmoid", "for small z only", "def sigmoid(z): return 0.5 + z / 4 - z ** 3 / 48"),
    ("sigmoid", "for |z| < 20 only", "real = sigmoid\ndef sigmoid(z): return real(z) if abs(z) < 20 else 0.5"),
    ("update", "with a rate of 1 only", "def update(w, b, gw, gb, r): return [w[0] - gw[0], w[1] - gw[1]], b - gb"),
    ("update", "with a rate of 0.1 only", "def update(w, b, gw, gb, r): return [w[0] - 0.1 * gw[0], w[1] - 0.1 * gw[1]], b - 0.1 * gb"),
    ("train", "for one iteration only", "real = train\ndef train(w, b, e, r, n): return real(w, b, e, r, min(n, 1))"),
    ("train", "for few iterations only", "real = train\ndef train(w, b, e, r, n): return real(w, b, e, r, min(n, 10))"),
    ("predict", "with a bias of 0 only", "def predict(w, b, x): return sigmoid(w[0] * x[0] + w[1] * x[1])"),
    ("loss", "with four examples only", "def loss(w, b, e): return sum(example_loss(predict(w, b, x), t) for x, t in e) / 4"),
]


@pytest.mark.parametrize("function, where, code", HALF_RIGHT, ids=[f"{one[0]} {one[1]}" for one in HALF_RIGHT])
def test_an_answer_that_is_right_only_sometimes_fails(function, where, code, check):
    assert check(function, code)[function]["outcome"] == "wrong"


def test_two_errors_that_cancel_in_the_product_are_both_found(check):
    answers = check("dL_dw", "def dL_dy(y, y_target): return y - y_target\ndef dy_dz(y): return 1")
    assert answers["dL_dw"]["outcome"] == answers["dL_db"]["outcome"] == "right"
    assert answers["dL_dy"]["outcome"] == answers["dy_dz"]["outcome"] == "wrong"


@pytest.mark.parametrize("function, code, outcome", [
    ("dy_dz", "seen = []\nreal = dy_dz\ndef dy_dz(y):\n    seen.append(y)\n    return real(y) if len(seen) <= 7 else 0", "inconsistent"),
    ("loss", "total = 0\ndef loss(w, b, e):\n    global total\n    for x, t in e:\n        total += example_loss(predict(w, b, x), t)\n"
             "    return total / len(e)", "inconsistent"),
    ("gradient", "real = gradient\ndef gradient(w, b, e, g=[]):\n    g.append(real(w, b, e)[1])\n    return real(w, b, e)[0], sum(g)", "inconsistent"),
    ("dz_db", "import random\ndef dz_db(): return random.random()", "inconsistent"),
    ("update", "def update(w, b, gw, gb, r):\n    for j in range(2):\n        w[j] -= r * gw[j]\n    return w, b - r * gb", "changed_arguments"),
    ("train", "real = train\ndef train(w, b, e, r, n):\n    answer = real(w, b, e, r, n)\n    e.clear()\n    return answer", "changed_arguments"),
    ("gradient", "real = gradient\ndef gradient(w, b, e):\n    e.sort()\n    return real(w, b, e)", "changed_arguments"),
])
def test_an_answer_that_leaves_something_behind_fails(function, code, outcome, check):
    answer = check(function, code)[function]
    assert (answer["outcome"], answer["score"]) == (outcome, 0)


# ---- Each fault has its own sentence ------------------------------------------------------------------------------------

FAULTS = [
    ("not_started", "dy_dz", "def dy_dz(y):\n    # TODO: return dy/dz\n    raise NotImplementedError", "Not started"),
    ("not_started", "dy_dz", "def dy_dz(y):\n    # TODO\n    raise NotImplementedError\n    return y * (1 - y)", "take that line out"),
    ("not_started", "dy_dz", "def dy_dz(y):\n    # TODO\n    slope = y * (1 - y)\n    raise NotImplementedError", "take that line out"),
    ("not_started", "dy_dz", "def helper(y):\n    raise NotImplementedError\ndef dy_dz(y):\n    return helper(y)",
     "dy_dz calls helper, and that is not written yet."),
    ("not_started", "dy_dz", "def dy_dz(y):\n    return y * (1 - y)\n\ndef dy_dz(y):\n    # TODO\n    raise NotImplementedError",
     "There are two functions dy_dz in the file, and the last one counts."),
    ("missing_function", "dy_dz", "del dy_dz", "There is no function dy_dz in ex3_chain_rule.py."),
    ("missing_function", "dy_dz", "dy_dz = 0.25", "dy_dz is not a function but a value (of type float)."),
    ("exception", "dy_dz", "def dy_dz(y):\n    return 1 / (y - y)", "It stops with ZeroDivisionError."),
    ("exception", "dy_dz", "def dy_dz(y):\n    return y * (1 - z)", "Python says: name 'z' is not defined"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return y * (1 - z)", "return y * (1 - z)"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return float(input('y? '))", "take out input()"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return y - y^2", "a power is written **"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return y(1 - y)", "every product needs its *"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return exp(-y)", "It is called math.exp."),
    ("exception", "dy_dz", "def dy_dz(y):\n    return math.ln(y)", "The natural logarithm is called math.log."),
    ("exception", "dy_dz", "def dy_dz(y):\n    total += y\n    return total", "a sum starts with total = 0"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return math.log(-y)", "a logarithm taken of 0 or of a negative number"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return [0, 1][2]", "The last of n things has the number n - 1."),
    ("exception", "dz_dw", "def dz_dw(x, j):\n    return x(j)", "square brackets"),
    ("exception", "update", "def update(w, b, gw, gb, r):\n    return w - r * gw, b - r * gb", "Take the numbers one by one"),
    ("exception", "train", "def train(w, b, e, r, n):\n    for i in n:\n        pass", "for i in range(n)"),
    ("exception", "loss", "def loss(w, b, e):\n    return predict(w, b)", "how many values does it need"),
    ("exception", "dL_dw", "def dL_dw(y, t, x, j):\n    return dL_dy * dy_dz", "A function is called with brackets"),
    ("exception", "dy_dz", "def dy_dz(y, z):\n    return y", "Keep the line that begins with def"),
    ("exception", "dy_dz", "def dy_dz(y):\n    return dy_dz(y)", "Does the function call itself without end?"),
    ("exception", "dy_dz", "def dy_dz(y):\n    import numpy\n    return y", "An answer needs no package"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    y * (1 - y)", "no `return` was reached. Did you forget it?"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    print(y * (1 - y))", "it prints its result but does not return it"),
    ("wrong_type", "dz_db", "def dz_db():\n    return True", "True and False are no numbers"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    return str(y * (1 - y))", "A text in quotes is no number"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    return [y * (1 - y)]", "not in the shape that was asked for"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    return y * (1 - y) + 0j", "of type complex"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    return dy_dz", "of type function"),
    ("wrong_type", "dy_dz", "class Liar(float):\n    def __eq__(self, other): return True\n    def __sub__(self, other): return 0.0\n"
                            "def dy_dz(y):\n    return Liar(0.0)", "gave 0.0, a Liar"),
    ("wrong_type", "dL_dw", "def dL_dw(y, t, x, j):\n    return [(y - t) * v for v in x]", "Asked for: one number."),
    ("not_finite", "dy_dz", "def dy_dz(y):\n    return float('nan')", "infinite or not a number"),
    ("not_finite", "dy_dz", "def dy_dz(y):\n    return -1e999", "infinite or not a number"),
    ("wrong_type", "dy_dz", "def dy_dz(y):\n    return 10 ** 400", "of type int"),
    ("too_slow", "gradient", "def gradient(w, b, e):\n    while True:\n        pass", "Does a loop never end?"),
    ("too_slow", "dL_db", "def dL_db(y, t):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass",
     "Does a loop never end?"),
    ("ended_program", "dy_dz", "import sys\ndef dy_dz(y):\n    sys.exit(0)", "It ends the whole program"),
    ("ended_program", "dy_dz", "def dy_dz(y):\n    exit()", "It ends the whole program"),
    ("ended_program", "dy_dz", "import os\ndef dy_dz(y):\n    os._exit(0)", "It ends the whole program"),
    ("too_much_output", "dy_dz", "def dy_dz(y):\n    while True:\n        print('y =', y)", "It prints too much"),
    ("too_much_output", "dy_dz", "def dy_dz(y):\n    try:\n        while True:\n            print('x' * 1000)\n    except BaseException:\n"
                                 "        return y * (1 - y)", "It prints too much"),
]


@pytest.mark.parametrize("outcome, function, code, words", FAULTS)
def test_a_fault_is_said_in_its_own_sentence_and_costs_only_its_function(outcome, function, code, words, check):
    answers = check(function, code)
    answer = answers.pop(function)
    assert (answer["outcome"], answer["score"]) == (outcome, 0)
    assert words in answer["message"]
    assert len(answer["message"].splitlines()) <= 8 and "Traceback" not in answer["message"]
    depends = {"dy_dz": {"dL_dw", "dL_db"}, "dz_dw": {"dL_dw"}, "dz_db": {"dL_db"}, "update": {"train"}}.get(function, set())
    for name, other in answers.items():
        if name not in depends:
            assert other["outcome"] == "right", f"{name}: {other['message']}"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is bounded on Linux only")
def test_a_memory_hog_is_stopped(check):
    answer = check("gradient", "def gradient(w, b, e):\n    hog = []\n    while True:\n        hog.append('x' * 10 ** 7)")["gradient"]
    assert answer["outcome"] == "out_of_memory"
    assert "Does a list grow without end?" in answer["message"]


@pytest.mark.parametrize("code, outcome, words", [
    (b"def dL_dy(y, y_target)\n    return 1\n", "syntax_error", "line 1:  def dL_dy(y, y_target)"),
    (b"def dL_dy(y, y_target):\nreturn 1\n", "syntax_error", "IndentationError"),
    (b"x = '\0'\n", "syntax_error", "null bytes"),
    ("x = 1\n".encode("utf-16"), "syntax_error", "encoding UTF-8"),
    (b"# \xe9t\xe9\nx = 1\n", "syntax_error", "encoding UTF-8"),
    (b"# coding: no-such-code\nx = 1\n", "syntax_error", "encoding UTF-8"),
    (b"import nothing_like_this\n", "exception", "An answer needs no package"),
    (b"print(undefined)\n", "exception", "while Python reads it"),
    (b"exit()\n", "ended_program", "The file ends the whole program"),
    (b"while True: pass\n", "too_slow", "The file does not come to an end"),
    (b"# TODO\nraise NotImplementedError\n", "not_started", "Not started"),
    (b"", "missing_function", "There is no function dL_dy"),
])
def test_a_fault_of_the_whole_file_is_said_for_every_function_of_it(code, outcome, words, check):
    answers = check("dL_dy", code)
    assert [answer["outcome"] for answer in answers.values()] == [outcome] * 6
    assert words in answers["dL_dy"]["message"]


def test_a_missing_file(judge):
    answers = judge.check("ex3_chain_rule", None)
    assert [answer["outcome"] for answer in answers] == ["missing_file"] * 6
    assert answers[0]["message"] == "There is no file ex3_chain_rule.py."


def test_replacing_math_isclose_changes_nothing(check):
    answer = check("gradient", "math.isclose = lambda *a, **k: True\nmath.fabs = abs\ndef gradient(w, b, e): return [0, 0], 0")["gradient"]
    assert answer["outcome"] == "wrong"


# ---- The message ----------------------------------------------------------------------------------------------------------

def test_a_message_shows_the_call_both_numbers_the_mistake_and_where_to_look(check):
    assert check("dL_dy", "def dL_dy(y, y_target): return y_target / y - (1 - y_target) / (1 - y)")["dL_dy"]["message"].splitlines() == [
        "Not right yet.",
        "dL_dy(0.5, 0) gave -2,",
        "but the slope of the loss there is 2",
        "That is what comes out if the sign is flipped.",
        "The derivative of ln(u) is 1/u times the derivative of u, and the derivative of 1 - y is -1.",
    ]


def test_an_unknown_mistake_is_not_guessed_at(check):
    answer = check("dL_dy", "def dL_dy(y, y_target): return y + 0.123")["dL_dy"]
    assert answer["mistake"] is None and "comes out if" not in answer["message"]


def test_what_the_student_printed_is_shown_but_not_all_of_it(check):
    answer = check("dy_dz", "def dy_dz(y):\n    for i in range(100):\n        print('step', i)\n    return y")["dy_dz"]
    assert answer["message"].splitlines()[-3:] == ["It printed:  step 0", "             step 1", "             step 2  ..."]


def test_numbers_that_differ_in_the_seventh_digit_are_shown_so_that_they_differ(check):
    message = check("dy_dz", "real = dy_dz\ndef dy_dz(y): return real(y) * 1.0001")["dy_dz"]["message"]
    gave, right = re.search(r"gave (\S+),\n.* is (\S+)", message).groups()
    assert gave != right


@pytest.mark.parametrize("last_line", ["print(dL_dy(0, 1))", "assert dy_dz(0.5) == 0.24", "import doctest_that_is_not_there", "exit()",
                                       "raise NotImplementedError"])
def test_a_last_line_that_stops_the_file_takes_no_marks_from_what_stands_above_it(last_line, check):
    answers = check("dL_dy", solution("ex3_chain_rule") + b"\n\ndef dz_db():\n    return 0\n\n" + last_line.encode())
    assert [answer["outcome"] for answer in answers.values()] == ["right", "right", "right", "wrong", "right", "wrong"]
    assert re.search(r"By the way: line \d+ stops the file with \w+\.", answers["dL_dy"]["message"])


def test_a_fault_further_in_is_shown_from_the_line_of_the_function_that_was_asked(check):
    message = check("dL_dw", "def dL_dw(y, t, x, j):\n    return dL_dy(y, t) * dy_dz(y) * dz_dw(j, x)")["dL_dw"]["message"]
    assert re.search(r"line \d+:  return dL_dy\(y, t\) \* dy_dz\(y\) \* dz_dw\(j, x\)  \(it calls dz_dw, line \d+\)", message)


@pytest.mark.parametrize("digits", [0, 2, 4])
def test_a_rounded_answer_is_told_so(digits, check):
    answer = check("dL_dw", f"def dL_dw(y, t, x, j): return round((y - t) * x[j], {digits})")["dL_dw"]
    assert answer["mistake"] == f"the answer is rounded to {digits} decimals"


@pytest.mark.parametrize("function, code", [
    ("predict", "def predict(w, b, x): return sigmoid(sum(v * x[w.index(v)] for v in w) + b)"),
    ("predict", "def predict(w, b, x): return sigmoid(sum(v * w[x.index(v)] for v in x) + b)"),
    ("predict", "def predict(w, b, x): return sigmoid(sum(a * c for a, c in dict(zip(x, w)).items()) + b)"),
    ("predict", "real = predict\ndef predict(w, b, x): return max(real(w, b, x), 0.05)"),
    ("update", "def update(w, b, gw, gb, r): return [v - r * gw[w.index(v)] for v in w], b - r * gb"),
    ("update", "def update(w, b, gw, gb, r): return [w[gw.index(g)] - r * g for g in gw], b - r * gb"),
    ("gradient", "real = gradient\ndef gradient(w, b, e):\n    g, gb = real(w, b, e)\n    return [g[w.index(v)] for v in w], gb"),
    ("gradient", "real = gradient\ndef gradient(w, b, e): return real(w, b or 0.1, e)"),
    ("train", "real = train\ndef train(w, b, e, r, n): return real(w, b, e, min(r, 3), n)"),
    ("train", "real = train\ndef train(w, b, e, r, n): return real(w, b, e[:5], r, n)"),
    ("loss", "def loss(w, b, e):\n    return sum(example_loss(min(max(predict(w, b, x), 0.05), 0.95), t) for x, t in e) / len(e)"),
    ("sigmoid", "real = sigmoid\ndef sigmoid(z): return real(round(z, 1))"),
    ("hidden_layer_gradient", "real = hidden_layer_gradient\ndef hidden_layer_gradient(V, c, W, b, e):\n    g = real(V, c, W, b, e)\n"
                              "    return g[0], g[1], [g[2][W.index(w)] for w in W], g[3]"),
])
def test_an_answer_that_fails_only_for_equal_or_extreme_numbers_fails(function, code, check):
    assert check(function, code)[function]["outcome"] == "wrong"


def test_no_message_is_longer_than_eight_lines(check):
    code = solution("ex7_hidden_layer") + b"real = hidden_layer_gradient\ndef hidden_layer_gradient(*a):\n    for i in range(9): print(i)\n" \
        b"    return [[1, 2], [3, 4]], [5, 6], [7, 8], 9\n"
    lines = check("hidden_layer_gradient", code)["hidden_layer_gradient"]["message"].splitlines()
    assert len(lines) == 8 and "It printed:  0" in lines


def test_feedback_can_be_brief_or_none():
    code = b"def dL_dy(y, y_target):\n    print('secret', y)\n    return (y_target - y) / (y * (1 - y))\n"
    messages = {}
    for feedback in ("full", "brief", "none"):
        with Judge(feedback=feedback) as judge:
            messages[feedback] = judge.check("ex3_chain_rule", code)[0]["message"]
    assert "dL_dy(0.5, 0) gave -2" in messages["full"] and "secret" in messages["full"]
    assert "the sign is flipped" in messages["brief"]
    assert "gave" not in messages["brief"] and "0.5" not in messages["brief"] and "secret" not in messages["brief"]
    assert messages["none"] == ""


# ---- The right values --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("function", ["dL_dy", "dy_dz", "dL_dw", "dL_db", "gradient", "squared_error_gradient", "hidden_layer_gradient"])
def test_the_measured_slopes_agree_with_the_derivation_far_better_than_an_answer_must(function):
    space = {}
    exec((SOLUTIONS / f"{EXERCISE_OF[function]}.py").read_text(encoding="utf-8"), space)
    for seed in range(30):
        check = Check(QUESTIONS[function], f"{seed} {function}")
        for arguments, right in zip(check.inputs, check.right):
            for a, b in zip(flat(space[function](*arguments)), flat(right)):
                assert abs(a - b) <= 1e-9 * max(1, abs(a))


def test_the_inputs_hold_what_tells_mistakes_apart():
    inputs = Check(QUESTIONS["gradient"], "0 gradient").inputs
    assert {len(examples) for _, _, examples in inputs} == {1, 2, 3, 4, 5, 7}
    assert sum(abs(abs(w[0]) - abs(w[1])) > 0.1 for w, _, _ in inputs) >= 8 and any(w[0] == w[1] for w, _, _ in inputs)
    weights, values = [w for ws, _, _ in inputs for w in ws], [v for _, _, e in inputs for x, _ in e for v in x]
    assert min(weights) < 0 < max(weights) and min(values) < 0 and any(v not in (0, 1) for v in values)
    assert {t for _, _, e in inputs for _, t in e} == {0, 1}
    assert any(len(e) > len({(tuple(x), t) for x, t in e}) for _, _, e in inputs)
    rates = [arguments[-1] for arguments in Check(QUESTIONS["update"], "0 update").inputs]
    assert not {1, 0.1} & set(rates) and len(set(rates)) >= 4
    assert max(abs(z) for z, in Check(QUESTIONS["sigmoid"], "0 sigmoid").inputs) == 30


def test_inputs_are_the_same_for_the_same_seed_and_different_for_another():
    assert Check(QUESTIONS["gradient"], "0").inputs == Check(QUESTIONS["gradient"], "0").inputs
    assert Check(QUESTIONS["gradient"], "0").inputs != Check(QUESTIONS["gradient"], "1").inputs


# ---- Where the system cannot fork: one interpreter for each exercise ------------------------------------------------------------

def test_the_way_of_windows_gives_the_same_answers():
    code = solution("ex3_chain_rule") + b"""
import os, sys
def dL_db(y, y_target):
    while True: pass
def dz_dw(x, j):
    os._exit(0)
def dz_db():
    print("one")
    return 0
def dL_dw(y, y_target, x, j):
    return (y - y_target) * x[j]
"""
    outcomes = {}
    for fork in {CAN_FORK, False}:
        with Judge(call_seconds=0.4, fork=fork) as judge:
            outcomes[fork] = judge.check("ex3_chain_rule", code)
    assert [answer["outcome"] for answer in outcomes[False]] == ["right", "right", "ended_program", "wrong", "right", "too_slow"]
    assert outcomes[CAN_FORK] == outcomes[False]


def test_no_process_and_no_folder_is_left_behind():
    sandbox = Sandbox({"f": [(1,)]})
    source = b"import time\ndef f(x):\n    time.sleep(60)\n"
    sandbox.call_seconds = 0.3
    assert sandbox.run("exercise", source, ["f"], 5)["f"]["fault"] == "too_slow"
    sandbox.close()
    assert not pathlib.Path(sandbox.folder).exists()
    assert sandbox.template is None or sandbox.template.poll() is not None
