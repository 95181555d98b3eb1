"""Hints, sheet, and the words of the catalogue: every function has some, and none of them is the answer."""

import re

import pytest

from grading.questions import NAMES, QUESTIONS
from grading.tests.giving_away import TELLING, answers_in, words_of
from grading.tests.helpers import FOLDER, functions_of

HINTS = (FOLDER / "hints.md").read_text(encoding="utf-8")
SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")

SECTIONS = dict(section.split("\n", 1) for section in re.split(r"(?m)^## ", HINTS)[1:])


# ---- The hints ---------------------------------------------------------------------------------------

def test_the_hints_come_in_the_order_of_the_questions_and_in_the_form_that_the_check_reads():
    assert list(SECTIONS) == list(QUESTIONS)
    assert [line for line in HINTS.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("function", QUESTIONS)
def test_a_function_has_short_hints_and_neither_they_nor_its_other_words_are_an_answer(function):
    numbered = re.findall(r"(?m)^(\d+)\. (.*\n(?:   .*\n)*)", SECTIONS[function])
    assert [int(number) for number, _ in numbered] == list(range(1, len(numbered) + 1)) and len(numbered) >= 2
    assert "".join(f"{number}. {hint}" for number, hint in numbered) == SECTIONS[function].rstrip("\n") + "\n"
    assert max(hint.count("\n") for _, hint in numbered) <= 5
    question = QUESTIONS[function]
    said = [question.look, *(look for _, look in question.looks)]
    said += [text for mistake in question.mistakes for text in (mistake.name, mistake.look)]
    for text in [hint.replace("\n   ", "\n") for _, hint in numbered] + said:
        assert answers_in(text, dict.fromkeys([function, *TELLING])) == []


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
