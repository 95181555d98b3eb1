"""The smallest change that makes a wrong function right: for each kind one example, and what holds for all.

Here the test is the judge: it tries the slips in their order until one gives the right values.
"""

import math
import pathlib
import subprocess
import sys
import textwrap

import pytest

from grading.judging.check import Check, close, shape
from grading.questions import QUESTIONS
from grading.sandbox.kinds import KINDS
from grading.sandbox.far_end import fresh
from grading.sandbox.program import Program
from grading.sandbox.slips import slips
from grading.tests.helpers import solution, student_answer

EXERCISES = pathlib.Path(__file__).resolve().parents[2]
TRIED = 1500        # so many slips a judge tries
PAIRS = [([1.5, -2.0], 1), ([0.25, 3.0], 0), ([-1.0, 0.5], 1)]


def first_that_fits(program, right):
    """Return the first slip after which all values are right and no argument is changed."""
    for slip in slips(program)[:TRIED]:
        try:
            function = program.load(slip)
            if all(fits(function, inputs, value) for inputs, value in zip(program.inputs, right)):
                return slip
        except Exception:
            continue
    return None


def fits(function, inputs, right):
    arguments = fresh(inputs)
    value = function(*arguments)
    return shape(value) == shape(right) and close(value, right) and arguments == inputs


# kind, lines (counted from 1), arguments of the calls, what is right, and the wrong function f

Y = [(0.2,), (0.7,), (0.9,)]
TWO = [(0.2, 1), (0.7, 0), (0.9, 5)]
LISTS = [([1.5, -2.0],), ([0.25, 3.0, 7.0],)]
EXAMPLES = [(PAIRS,), (PAIRS[:2],)]

CASES = [
    ("bracket", [2], Y, lambda y: y * (1 - y), """\
        def f(y):
            return y * (1 - y
     """),
    ("colon", [1], Y, lambda y: 1 - y, """\
        def f(y)
            return 1 - y
     """),
    ("equals", [2], TWO, lambda a, b: a if b == 1 else 0, """\
        def f(a, b):
            if b = 1:
                return a
            return 0
     """),
    ("star", [2], Y, lambda y: 3 * y, """\
        def f(y):
            return 3 y
     """),
    ("star", [2], Y, lambda y: y * (1 - y), """\
        def f(y):
            return y(1 - y)
     """),
    ("spelling", [4], Y, math.exp, """\
        import math

        def f(y):
            return exp(y)
     """),
    ("spelling", [2], [([1, 2],), ([3, 4],)], lambda x: x[0], """\
        def f(x):
            return x1
     """),
    ("return", [2], Y, lambda y: 1 - y, """\
        def f(y):
            print(1 - y)
     """),
    ("return", [4], LISTS, sum, """\
        def f(x):
            total = 0
            for one in x:
                total += one
     """),
    ("whole", [2], TWO, lambda a, b: a / (b + 1), """\
        def f(a, b):
            return a // (b + 1)
     """),
    ("sign", [2], TWO, lambda a, b: a - b, """\
        def f(a, b):
            return a + b
     """),
    ("sign", [2, 3], [([1, 2], [3, 5]), ([1, 9], [3, 4])], lambda v, w: [v[0] - w[0], v[1] - w[1]], """\
        def f(v, w):
            first = w[0] - v[0]
            return [first, w[1] - v[1]]
     """),
    ("call", [2], Y, lambda y: y, """\
        def f(y):
            return round(y, 0)
     """),
    ("brackets", [2], TWO, lambda a, b: 1 / (a + b), """\
        def f(a, b):
            return 1 / a + b
     """),
    ("start", [5], LISTS, sum, """\
        total = 0

        def f(x):
            global total
            for one in x:
                total += one
            return total
     """),
    ("copy", [2], LISTS, lambda x: sorted(x), """\
        def f(x):
            x.sort()
            return x
     """),
    ("slice", [3], LISTS, sum, """\
        def f(x):
            total = 0
            for one in x[1:]:
                total += one
            return total
     """),
    ("condition", [4], LISTS, sum, """\
        def f(x):
            total = 0
            for one in x:
                if one > 0:
                    total += one
            return total
     """),
    ("indent", [5], LISTS, sum, """\
        def f(x):
            total = 0
            for one in x:
                total += one
                return total
     """),
    ("sum", [4], LISTS, sum, """\
        def f(x):
            total = 0
            for one in x:
                total = one
            return total
     """),
    ("less", [2], Y, lambda y: 1 - y, """\
        def f(y):
            return (1 - y) * y
     """),
    ("index", [2], LISTS, lambda x: x[0], """\
        def f(x):
            return x[1]
     """),
    ("argument", [5], TWO, lambda a, b: a ** 2 + b, """\
        def g(a, b):
            return a ** 2 + b

        def f(a, b):
            return g(a)
     """),
    ("swap", [2], TWO, lambda a, b: (a, b), """\
        def f(a, b):
            return b, a
     """),
    ("outside", [4], Y, lambda y: y * (1 - y), """\
        z = 0.2

        def f(y):
            return z * (1 - z)
     """),
    ("delete", [2], TWO, lambda a, b: a * b, """\
        def f(a, b):
            b = 5
            return a * b
     """),
    ("mean", [5], EXAMPLES, lambda examples: sum(t for x, t in examples) / len(examples), """\
        def f(examples):
            total = 0
            for x, y_target in examples:
                total += y_target
            return total
     """),
    ("double", [2], TWO, lambda a, b: 2 * (a - b), """\
        def f(a, b):
            return a - b
     """),
    ("one minus", [2], TWO, lambda a, b: (1 - a) * b, """\
        def f(a, b):
            return a * b
     """),
    ("function", [4], Y, math.log, """\
        import math

        def f(y):
            return math.log10(y)
     """),
    ("operator", [2], TWO, lambda a, b: a * b, """\
        def f(a, b):
            return a ** b
     """),
    ("name", [2], TWO, lambda a, b: a - 2 * b, """\
        def f(a, b):
            return b - 2 * b
     """),
    ("number", [2], EXAMPLES, lambda examples: 1 / len(examples), """\
        def f(examples):
            return 1 / 4
     """),
    ("factor", [2], TWO, lambda a, b: a * a * b, """\
        def f(a, b):
            return a * a
     """),
    ("term", [2], TWO, lambda a, b: a * a + b, """\
        def f(a, b):
            return a * a
     """),
]


@pytest.mark.parametrize("kind, lines, inputs, right, text", CASES, ids=[case[0] for case in CASES])
def test_each_kind_is_found(kind, lines, inputs, right, text):
    program = Program(textwrap.dedent(text), "f", inputs)
    slip = first_that_fits(program, [right(*arguments) for arguments in inputs])
    assert (slip.kind, list(slip.lines)) == (kind, lines)


def test_there_is_an_example_for_every_kind():
    assert {case[0] for case in CASES} == set(KINDS)


# ---- Answers to the homework -------------------------------------------------------------------------------

@pytest.mark.parametrize("name, kind, words", [
    ("dL_dw_rounded_to_2_decimals", "call", "return round("),
    ("gradient_factor_left_over", "less", "error ="),
    ("gradient_n_is_4", "number", "n = 4"),
    ("loss_returns_in_the_loop", "indent", "return total"),
    ("predict_bias_forgotten", "term", "return sigmoid("),
    ("train_counts_from_1", "slice", "for iteration in range(1, iterations)"),
    ("update_changes_the_list", "copy", "for j in range(2)"),
    ("update_bias_in_the_loop", "indent", "bias -= learning_rate * grad_bias"),
    ("hidden_layer_gradient_without_the_slope_of_h", "factor", "dl_dz_k ="),
])
def test_the_line_of_a_wrong_answer_is_found(name, kind, words):
    program, check = wrong_answer(name)
    slip = first_that_fits(program, check.right)
    line = program.source.decode().split("\n")[slip.lines[0] - 1]
    assert (slip.kind, line.strip().startswith(words)) == (kind, True), (slip, line)


def wrong_answer(name):
    student = student_answer(f"wrong/{name}.py")
    check = Check(QUESTIONS[student.functions[0]], seed=0)
    return Program(student.source.decode(), student.functions[0], check.inputs), check


def test_a_slip_in_a_function_that_it_calls_is_found_too():
    text = solution("ex3_chain_rule").decode().replace("y * (1 - y)", "y * (1 + y)")
    program = Program(text, "dL_db", [(0.2, 1), (0.7, 0)])
    line = 1 + text[:text.index("return y * (1 + y)")].count("\n")
    found = first_that_fits(program, [-0.8, 0.7])
    assert found.lines == (line,)
    assert slips(program).index(found) < TRIED


# ---- What holds for all slips ------------------------------------------------------------------------------

LIST = """
import sys
sys.path.insert(0, sys.argv[1])
from grading.sandbox.program import Program
from grading.sandbox.slips import slips
program = Program(open(sys.argv[2], encoding="utf-8").read(), sys.argv[3])
for slip in slips(program):
    print(slip)
"""


@pytest.mark.parametrize("file, function", [("ex3_chain_rule", "dL_dw"), ("ex4_gradient", "gradient"),
                                            ("ex7_hidden_layer", "hidden_layer_gradient")])
def test_every_process_makes_the_same_list(file, function, monkeypatch):
    lists = []
    for seed in "1", "2":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        path = EXERCISES / "solutions" / f"{file}.py"
        command = [sys.executable, "-c", LIST, str(EXERCISES), str(path), function]
        lists.append(subprocess.run(command, capture_output=True, check=True).stdout)
    assert lists[0] == lists[1] != b""


def test_the_program_is_the_same_after_slips_were_tried():
    program, check = wrong_answer("update_uphill")
    before = program.load()(*check.inputs[0])
    assert first_that_fits(program, check.right)
    assert program.load()(*check.inputs[0]) == before


def test_slips_share_nothing():
    program = Program("seen = []\ndef f(y):\n    seen.append(y)\n    return len(seen) - 0\n", "f", [(1,)])
    assert [program.load()(1), program.load()(2)] == [1, 1]


def test_nothing_that_only_tries_things_out_is_executed():
    text = "x = 1 / 0\nwhile True:\n    pass\nf(3)\ny = f(4)\ndef f(y):\n    return y\n"
    assert [type(part.node).__name__ for part in Program(text, "f").parts] == ["FunctionDef"]


def test_lines_and_kinds_are_what_can_be_said():
    for name in "gradient_not_divided", "file_with_a_colon_missing", "train_example_by_example":
        program = Program(student_answer(f"wrong/{name}.py").source.decode(), name.split("_")[0])
        for slip in slips(program):
            assert slip.kind in KINDS and 1 <= len(slip.lines) <= 8
            assert list(slip.lines) == sorted(set(slip.lines)) and 1 <= slip.lines[0]
            assert slip.lines[-1] <= len(program.line_starts)


def test_the_whole_answer_is_never_taken_from_another_function():
    text = "def right(y):\n    return 3 * y\n\ndef f(y):\n    return 0\n"
    assert first_that_fits(Program(text, "f", Y), [3 * y for y, in Y]) is None
