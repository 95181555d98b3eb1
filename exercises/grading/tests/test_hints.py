"""The hints of hints.md: every function has some, and none of them, nor the sheet, is the answer."""

import pathlib
import re

import pytest

from grading.judging.hints import hints_for
from grading.questions import NAMES, QUESTIONS
from grading.tests.giving_away import TELLING, answers_in, words_of
from grading.tests.helpers import functions_of

FOLDER = pathlib.Path(__file__).resolve().parents[2]
HINTS = (FOLDER / "hints.md").read_text(encoding="utf-8")
SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")

ALL_HINTS = [(function, number, hint)
             for function in QUESTIONS for number, hint in enumerate(hints_for(function), 1)]


# ---- The hints ---------------------------------------------------------------------------------------

def test_every_function_has_hints_in_the_order_of_the_questions():
    assert re.findall(r"(?m)^## (.*)$", HINTS) == list(QUESTIONS)
    assert [function for function in QUESTIONS if len(hints_for(function)) < 2] == []


def test_the_hints_are_written_in_the_form_that_the_check_reads():
    for number, line in enumerate(HINTS.splitlines(), 1):
        assert len(line) <= 80, f"line {number} is too long"
    for section in re.split(r"(?m)^## ", HINTS)[1:]:
        function, *lines = section.rstrip("\n").split("\n")
        numbers = [int(line.split(".")[0]) for line in lines if not line.startswith("   ")]
        assert numbers == list(range(1, len(numbers) + 1)), f"the hints for {function}"


def test_a_hint_is_short():
    assert [(function, number) for function, number, hint in ALL_HINTS if hint.count("\n") >= 5] == []


@pytest.mark.parametrize("function, number, hint", ALL_HINTS, ids=[f"{f} {n}" for f, n, hint in ALL_HINTS])
def test_no_hint_contains_an_answer(function, number, hint):
    assert answers_in(hint, dict.fromkeys([function, *TELLING])) == []


@pytest.mark.parametrize("function, hint", [
    ("dy_dz", "write y * (1 - y)"),
    ("dy_dz", "It is `y*(1-y)`."),
    ("dy_dz", "the slope is y *\n   (1 - y), and no more"),
    ("dy_dz", "y minus y squared"),
    ("dz_dw", "so return x[j]: that is all"),
    ("dz_db", "The slope is one."),
    ("sigmoid", "y=1/(1+exp(-z))"),
    ("predict", "then `sigmoid(weights[0] * x[0] + weights[1] * x[1] + bias)`"),
    ("dL_dw", "return dL_dy(y, y_target) * dy_dz(y) * dz_dw(x, j)"),
    ("loss", "sum(example_loss(predict(weights, bias, x), t) for x, t in examples) / len(examples)"),
    ("update", "`[W - learning_rate * g for W, g in zip(weights, grad_weights)], "
               "bias - learning_rate * grad_bias`"),
])
def test_the_search_finds_an_answer_that_is_there(function, hint):
    assert answers_in(hint, [function]) != []


# ---- The sheet ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("exercise", NAMES)
def test_the_sheet_gives_away_nothing_that_the_stub_does_not_show(exercise, skip_if_worked_on):
    """Its text is searched, without the calls whose results it shows."""
    skip_if_worked_on(FOLDER / f"{exercise}.py")
    shown = words_of((FOLDER / f"{exercise}.py").read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^ *(>>>|\.\.\.) .*$", "", SHEET)
    asked = [function for function in functions_of(exercise) if function in TELLING]
    assert [(function, source) for function, source in answers_in(text, asked)
            if source not in " ".join(shown)] == []


def test_the_search_finds_the_one_formula_that_sheet_and_stub_both_show():
    assert answers_in(SHEET, ["sigmoid"]) == [("sigmoid", "1 / (1 + exp(-z))")]
