"""No exercise of a submission can cost another: each is worth beside the others what it is worth alone."""

import pytest

from grading.tests import doors
from grading.tests.helpers import functions_of, solution
from grading.tests.ways import WAYS_HERE, fault, is_right, run, values, was_called

FIRST, SECOND = "ex1_forward", "ex3_chain_rule"
CALLS = {"sigmoid": [(0.0,)], "dL_dy": [(0.5, 1), (0.2, 0)], "dy_dz": [(0.5,)]}
# What the first file does at its top, before its functions.
CHANGES = {
    "replaces a function": "import math\nmath.exp = abs\nimport builtins\nbuiltins.float = int",
    "puts in more names": "import builtins\nbuiltins.dy_dz = lambda y: y * (1 - y)",
    "changes a class": "import fractions\nfractions.Fraction.__add__ = lambda *_: 1",
    "changes contents": "import copy\ncopy._copy_dispatch.clear()\ncopy._deepcopy_dispatch.clear()",
    "changes an instance": "import random\nrandom._inst.random = lambda: 7",
    "sets a limit": "import sys\nsys.setrecursionlimit(60)",
    "sets the state": "import random, decimal\nrandom.seed(1)\ndecimal.getcontext().prec = 2",
    "takes the modules away": "import sys\nsys.modules.clear()",
    "sets signals": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)",
    "ends the program": "import os\nos._exit(0)",
    "never ends": "while True: pass",
    "fills the memory": "import builtins\nbuiltins.full = [0] * 25_000_000",
    "prints": "print('x' * 1_000_000)",
    "leaves its name": "def dL_dy(y, y_target): return 0",
}
NEEDS_ALL = b"""

import copy
import decimal
import fractions
import math
import random
import sys


def deep(n):
    return [1] + deep(n - 1) if n else []


def all_is_as_usual():
    assert copy.deepcopy([y]) == copy.copy([y]) == [y] and 0 <= random.random() < 1
    assert decimal.Decimal(1) / 3 != decimal.Decimal("0.33") and "sys" in sys.modules
    assert fractions.Fraction(1, 2) + 2 == 2.5 and math.exp(0.0) == 1.0 and sum(deep(200)) == 200
    return len(bytearray(100 * 2**20)) > 0


y = 0.5
known = []


def dy_dz(y):
    known.append(known or all_is_as_usual())
    return y * (1 - y)
"""


@pytest.mark.parametrize("change", CHANGES)
def test_what_one_file_does_costs_the_next_nothing(change):
    first = CHANGES[change].encode() + b"\n\n\ndef sigmoid(z):\n    return 0.5\n"
    second = solution(SECOND) + NEEDS_ALL
    both = {FIRST: (first, ["sigmoid"]), SECOND: (second, ["dL_dy", "dy_dz"])}
    for way in WAYS_HERE:
        sandbox = way.open(CALLS)
        results = way.run_all(sandbox, both)
        assert is_right(results["dL_dy"], [-2.0, 1.25]), way.name
        assert is_right(results["dy_dz"], [0.25]), way.name
    first = solution(FIRST) + b"\n\n\n" + CHANGES[change].encode() + b"\n"
    with doors.quick():
        document = doors.mark({f"{FIRST}.py": first, f"{SECOND}.py": second}, "--only", FIRST, SECOND)
    answers = doors.answers_of(document)
    assert {answers[function]["outcome"] for function in functions_of(SECOND)} == {"right"}
    assert not document["needs_review"]


def test_a_file_cannot_import_one_that_ran_before_it():
    second = b"from ex1_forward import sigmoid\n\n\ndef dy_dz(y):\n    return sigmoid(y)\n"
    sandbox = WAYS_HERE[0].open(CALLS)
    files = {FIRST: (solution(FIRST), ["sigmoid"]), SECOND: (second, ["dy_dz"])}
    beside = WAYS_HERE[0].run_all(sandbox, files)
    alone = WAYS_HERE[0].run_all(sandbox, {SECOND: (second, ["dy_dz"])})
    assert fault(beside["dy_dz"]) == fault(alone["dy_dz"]) == "exception"
    assert beside["dy_dz"].fault == alone["dy_dz"].fault


def test_what_takes_the_time_of_all_waits_for_the_others():
    """It sleeps for longer than its share, and has the time that they leave."""
    sleeps = b"import time\n\n\ndef sigmoid(z):\n    time.sleep(0.25)\n    return 0.5\n"
    files = {FIRST: (sleeps, ["sigmoid"]), SECOND: (solution(SECOND), ["dL_dy", "dy_dz"]),
             "ex2_loss": (solution("ex2_loss"), ["example_loss"])}
    calls = {**CALLS, "sigmoid": [(0.0,)] * 4, "example_loss": [(0.5, 1)]}
    sandbox = WAYS_HERE[0].open(calls)
    results = WAYS_HERE[0].run_all(sandbox, files, clock_submission=5)
    assert is_right(results["sigmoid"], [0.5] * 4)
    assert is_right(results["dy_dz"], [0.25])
    assert not fault(results["example_loss"])


# ---- Nor can a function cost another, or itself --------------------------------------------------

def test_a_function_that_used_the_time_up_itself_was_called():
    source = b"""import time


def f(number):
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass
    return number
"""
    sandbox = WAYS_HERE[0].open({"f": [(k,) for k in range(4)]})
    result = run(sandbox, SECOND, source, ["f"], exercise_seconds=0.5)["f"]
    assert fault(result) == "too_slow" and was_called(result) and len(values(result)) < 4


def test_a_process_that_ends_after_the_last_answer_takes_none_of_them_back():
    source = solution(SECOND) + b"""

import math, os


class Closes:
    def __eq__(self, other):
        for number in range(256):
            try:
                os.close(number)
            except OSError:
                pass
        return True


math.pi = Closes()
"""
    results = run(WAYS_HERE[0].open(CALLS), SECOND, source, ["dL_dy", "dy_dz"])
    assert is_right(results["dL_dy"], [-2.0, 1.25]) and is_right(results["dy_dz"], [0.25])
