"""What is paid: nothing that is wrong for some input, on any seed. And what a report gives away of inputs."""

import io
import json
import re
import zipfile

import pytest

from grading.tests.classes import HALF, zipped
from grading.tests.doors import answers_of, grade, grade_alone, mark, mark_class
from grading.tests.handed_in import EX1, EX2, EX3, EX4, EX5, RIGHT, as_folder, rows

BETTER = "\n\nworked_{0} = {0}\n\n\ndef {0}({1}):\n    {2}\n"
ARGUMENTS = {"train": "weights, bias, examples, learning_rate, iterations",
             "update": "weights, bias, grad_weights, grad_bias, learning_rate",
             "predict": "weights, bias, x", "loss": "weights, bias, examples",
             "gradient": "weights, bias, examples"}
FILE_OF = {"train": EX5, "update": EX5, "predict": EX1, "loss": EX2, "gradient": EX4}

STOP = """last = None
    for _ in range(iterations):
        grad_weights, grad_bias = gradient(weights, bias, examples)
        before = weights, bias
        weights, bias = update(weights, bias, grad_weights, grad_bias, learning_rate)
        {0}
    return weights, bias"""
LOSS = """

def the_loss(weights, bias, examples):
    ys = [(predict(weights, bias, x), t) for x, t in examples]
    return -sum(math.log(y if t else 1 - y) for y, t in ys) / len(ys)
"""
BATCHES = """for _ in range(iterations):
        for k in range(0, len(examples), {0}):
            weights, bias = worked_train(weights, bias, examples[k:k + {0}], learning_rate, 1)
    return weights, bias"""
ROUNDED = """new_weights, new_bias = worked_update(weights, bias, grad_weights, grad_bias, learning_rate)
    if {0}:
        return [round(w, {1}) for w in new_weights], round(new_bias, {1})
    return new_weights, new_bias"""


def instead(function, body):
    """Return a file whose function is another one, which can call the worked one."""
    source = RIGHT[FILE_OF[function]].decode() + (LOSS if "the_loss" in body else "")
    return {FILE_OF[function]: (source + BETTER.format(function, ARGUMENTS[function], body)).encode()}


WRONG = {       # what it is: (function, files)
    **{f"stops at a slope below {limit}": ("train", instead("train", STOP.format(
        f"if max(map(abs, [*grad_weights, grad_bias])) < {limit}: return before")))
       for limit in ("9e-5", "1e-5", "1e-6")},
    **{f"stops where the loss changes by less than {limit}": ("train", instead("train", STOP.format(
        f"before, last = last, the_loss(weights, bias, examples)\n"
        f"        if before is not None and abs(last - before) < {limit}: break")))
       for limit in ("9e-5", "1e-5", "1e-6")},
    **{f"{function} of the first {number} examples": (function, instead(
        function, f"examples = examples[:{number}]\n    return worked_{function}({ARGUMENTS[function]})"))
        for number in (16, 32, 64) for function in ("train", "loss", "gradient")},
    **{f"batches of {number}": ("train", instead("train", BATCHES.format(number)))
       for number in (16, 32, 64)},
    **{f"{function} ignores a bias between {low} and {high}": (function, instead(
        function, f"bias = 0 if {low} < bias < {high} else bias\n    return worked_{function}"
        f"({ARGUMENTS[function]})")) for function in ("predict", "loss", "gradient")
       for low, high in ((0, 0.3), (0, 0.01), (-0.1, 0))},
    **{f"update rounded to {digits} digits if {condition}": (
        "update", instead("update", ROUNDED.format(condition, digits)))
       for condition, digits in (("0.3 < bias < 0.36", 3), ("grad_weights[0] > 0.5", 4),
                                 ("weights[0] > 0.5", 5), ("grad_bias > 0.29", 4))},
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """{seed: {what it is: its outcome}}"""
    found = {}
    for seed in (1, 2, 3):
        documents = mark_class({str(n): files for n, (_, files) in enumerate(WRONG.values())},
                               tmp_path_factory.mktemp("paid"), "--feedback", "none", "--seed", seed,
                               "--only", "ex1", "ex2", "ex4", "ex5")
        found[seed] = {name: answers_of(document)[function]["outcome"] for (name, (function, _)), document
                       in zip(WRONG.items(), documents.values())}
    return found


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_somewhere_is_paid_on_no_seed(name, outcomes):
    assert [outcomes[seed][name] for seed in outcomes] == ["wrong"] * 3


# ---- Carried over ------------------------------------------------------------------------------------------

OWN = """
def dL_dw(y, y_target, x, j):
    return dL_dy(y, y_target) * dy_dz(y) * dz_dw(x, j)


def dL_db(y, y_target):
    return dL_dy(y, y_target) * dy_dz(y)
"""


@pytest.mark.parametrize("dy_dz", ["1", "1 + 1e-12*y", "1 + 0.0009*y"])
def test_what_is_made_of_a_constant_is_not_carried_over(dy_dz):
    source = RIGHT[EX3].decode() + f"\n\ndef dy_dz(y):\n    return {dy_dz}\n\n" + OWN
    answers = answers_of(mark({EX3: source.encode()}, "--only", "ex3", "--carry-forward"))
    assert (answers["dL_dw"]["outcome"], answers["dL_db"]["outcome"]) == ("wrong", "wrong")


def test_what_varies_by_more_than_a_thousandth_is_carried_over():
    source = RIGHT[EX3].decode() + "\n\ndef dy_dz(y):\n    return 1 + 0.1*y\n\n" + OWN
    answers = answers_of(mark({EX3: source.encode()}, "--only", "ex3", "--carry-forward"))
    assert (answers["dL_dw"]["outcome"], answers["dL_db"]["outcome"]) == ("carried_over", "carried_over")


def test_what_is_made_of_a_function_that_gives_something_else_the_second_time_is_not_carried_over():
    """The first dL_dy is asked only where dL_dw is looked at: there it changes its mind."""
    fickle = """

seen = []


def inner(y, y_target):
    return (y_target - y) / (y * (1 - y))


def dL_dy(y, y_target):
    seen.append(y)
    return inner(y, y_target) + (y == 0.04 and seen.count(y) > 1)


def dL_dw(y, y_target, x, j):
    return inner(y, y_target) * dy_dz(y) * dz_dw(x, j)
"""
    answers = answers_of(mark({EX3: RIGHT[EX3] + fickle.encode()}, "--only", "ex3", "--carry-forward"))
    assert (answers["dL_dy"]["outcome"], answers["dL_dw"]["outcome"]) == ("wrong", "wrong")


def test_if_there_is_no_time_to_find_out_a_teacher_must_look():
    """The first dL_dy is asked only where dL_dw is looked at: there it never comes back."""
    slow = """

def inner(y, y_target):
    return (y_target - y) / (y * (1 - y))


def dL_dy(y, y_target):
    while y == 0.04:
        pass
    return inner(y, y_target)


def dL_dw(y, y_target, x, j):
    return inner(y, y_target) * dy_dz(y) * dz_dw(x, j)
"""
    answers = answers_of(mark({EX3: RIGHT[EX3] + slow.encode()}, "--only", "ex3", "--carry-forward"))
    assert answers["dL_dy"]["outcome"] == "wrong"
    assert (answers["dL_dw"]["outcome"], answers["dL_dw"]["score"]) == ("needs_review", 0)
    assert "no time to find out" in answers["dL_dw"]["message"]


# ---- A message that does not belong where it comes ---------------------------------------------------------

FORGED = """

def dL_dy(y, y_target):
    import os
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, b'[{"change": [0, "sign", [1], null]}]\\n')
        except BaseException:
            pass
    return 0
"""


def test_a_message_that_does_not_belong_where_it_comes_is_the_students_fault(tmp_path):
    as_folder(tmp_path / "class", {f"eve/{EX3}": RIGHT[EX3] + FORGED.encode()})
    (tmp_path / "grades.csv").write_text('Student,ID,Section,HW (7)\n"eve",1,A,\n')
    screen = grade(tmp_path / "class", "--out", tmp_path / "marks", "--only", "ex3",
                   "--gradebook", tmp_path / "grades.csv")
    document = json.loads((tmp_path / "marks" / "eve.json").read_text())
    assert screen.status == 0 and not document["needs_review"]
    assert document["answers"][0]["outcome"] == "ended_program"
    total = rows(tmp_path / "marks")[0]["total"]
    assert (tmp_path / "marks" / "grades.csv").read_text().endswith(f'"eve",1,A,{total}\n')


# ---- What a report gives away ------------------------------------------------------------------------------

TELLING = {     # a wrong dL_dy, and the mistake that is named, if any
    "the same number for every input": ("return 0.6872 + 0*y", None),
    "an exception with a number in it": ("raise ValueError(f'y is {y}')", None),
    "a name that says something": ("return undefined_0_25", None),
    "right for some": ("return worked_dL_dy(y, y_target) if y < 0.35 else 0", None),
    "a text": ("return f'{y}'", None),
    "a named mistake": ("return (y_target - y) / (y * (1 - y))", "the sign is flipped"),
}


@pytest.mark.parametrize("name", TELLING)
def test_brief_says_the_outcome_and_a_named_mistake_and_nothing_else(name):
    body, mistake = TELLING[name]
    source = RIGHT[EX3].decode() + BETTER.format("dL_dy", "y, y_target", body)
    answers = answers_of(mark({EX3: source.encode()}, "--only", "ex3", "--feedback", "brief"))
    answer, named = answers["dL_dy"], f"\nYou get this result if {mistake}." if mistake else ""
    first = "Not right yet." if answer["outcome"] == "wrong" else {
        "exception": "Exception.", "wrong_type": "Wrong type."}[answer["outcome"]]
    assert answer["message"] == first + named and answer["mistake"] == mistake
    assert {one["line"] for one in answers.values()} == {None}
    assert answers["dz_db"]["message"] == "Right."
    assert not any(re.search(r"\d|undefined|[Ll]ine", one["message"]) for one in answers.values())


def test_the_first_run_draws_a_seed_that_is_in_nothing_that_goes_back_to_students(tmp_path):
    """The teacher's NAME.json holds it; with it, a table of answers could be made."""
    drawn = set()
    for number in range(2):
        out = tmp_path / str(number) / "marks"
        as_folder(tmp_path / str(number) / "class", {
            **{f"ada_{n}_5_{EX1}": HALF for n in (1, 2)}, "bob_3_7_hw.zip": zipped({EX1: RIGHT[EX1]})})
        for _ in range(2):
            assert grade_alone("class", "--out", "marks", "--only", "ex1", folder=out.parent).status == 0
        seed, = {row["seed"] for row in rows(out)}
        drawn.add(seed)
        assert int(seed) < 2**64 and seed in (out / "bob.json").read_text(encoding="utf-8")
        with zipfile.ZipFile(out / "feedback.zip") as archive:
            back = [archive.read(name) for name in archive.namelist()]
        with zipfile.ZipFile(io.BytesIO(back[-1])) as inner:
            back += map(inner.read, inner.namelist())
        back += [path.read_bytes() for path in out.glob("*.html") if path.name != "index.html"]
        assert len(back) == 7 and not any(seed.encode() in content for content in back)
    assert len(drawn) == 2 and max(map(int, drawn)) > 2**32


def test_a_seed_that_is_given_is_that_of_the_class(tmp_path):
    as_folder(tmp_path / "class", {f"ada/{EX1}": RIGHT[EX1]})
    grade(tmp_path / "class", "--out", tmp_path / "marks", "--only", "ex1", "--seed", "4711")
    assert rows(tmp_path / "marks")[0]["seed"] == "4711"
    screen = grade(tmp_path / "class", "--out", tmp_path / "marks", "--only", "ex1", "--seed", "5")
    assert screen.status == 2 and "--seed 4711" in screen.err
