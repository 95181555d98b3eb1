"""The hints of hints.md: there are some for every function, and none of them, nor the sheet, is the answer.

To show that, everything in a hint that Python can read as an expression is tried as the answer. Code of
several lines is not found that way.
"""

import functools
import math
import pathlib
import re
import warnings

import pytest

from grading.judging.check import Check, close, flat
from grading.judging.hints import hints_for
from grading.questions import NAMES, QUESTIONS, exercise_of
from grading.tests.helpers import functions_of, solution

FOLDER = pathlib.Path(__file__).resolve().parents[2]
HINTS = (FOLDER / "hints.md").read_text(encoding="utf-8")
SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")

LONGEST_RUN = 14    # words
IN_WORDS = {"times": "*", "plus": "+", "minus": "-", "divided by": "/", "one": "1", "squared": "**2"}
BUILTINS = {function.__name__: function for function in (abs, float, int, len, list, range, sum, tuple, zip)}

# The answer of dz_db is a number that may stand anywhere for anything else.
TELLING = [function for function in QUESTIONS if function != "dz_db"]


ALL_HINTS = [(function, number, hint)
             for function in QUESTIONS for number, hint in enumerate(hints_for(function), 1)]


# ---- What can be read as code ------------------------------------------------------------------------

def expressions_in(text):
    """Return all runs of words, backticks and lines of a text that are an expression, as {source: code}."""
    in_symbols = re.sub("|".join(rf"\b{word}\b" for word in IN_WORDS), lambda m: IN_WORDS[m.group()], text)
    pieces = set()
    for version in (text, in_symbols):
        words = words_of(version)
        pieces |= {*re.findall("`([^`]*)`", version), *version.split("\n")}
        pieces |= {" ".join(words[start:end]) for start in range(len(words))
                   for end in range(start + 1, min(start + LONGEST_RUN, len(words)) + 1)}
    sources = {piece.strip("`'\":;,.?! ") for piece in pieces} | {piece.strip() for piece in pieces}
    return {source: code for source, code in zip(sources, map(compiled, sources)) if code}


def words_of(text):
    """Return the words of a text, where a single = is a word of its own."""
    return re.sub(r"(?<![=<>!])=(?!=)", " = ", text.replace("`", " ")).split()


@functools.lru_cache(maxsize=None)
def compiled(source):
    # In an expression, no two names follow each other, save for Python's own words.
    names = re.sub(r"\b(and|or|not|in|is|if|else|for|lambda)\b", ",", source)
    if re.search(r"[\w)\]]\s+[A-Za-z_]", names) or source.count("(") != source.count(")"):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(source, "a hint", "eval")
    except (SyntaxError, ValueError):
        return None


@functools.lru_cache(maxsize=None)
def question_and_names(function):
    """Return the Check of a function, the names of its arguments, and what else an answer to it can use."""
    space = {"__name__": function}
    exec(solution(exercise_of(function).name), space)
    worked = space.pop(function)    # a call of the function itself gives nothing away
    names = worked.__code__.co_varnames[:worked.__code__.co_argcount]
    return Check(QUESTIONS[function], "0 name"), names, {
        **space, "__builtins__": BUILTINS, "math": math, "exp": math.exp, "log": math.log, "ln": math.log}


def is_right(code, function):
    """Return whether an expression agrees with the right answer everywhere."""
    check, names, others = question_and_names(function)
    for arguments, right in zip(check.inputs, check.right):
        try:
            given = eval(code, dict(others, **dict(zip(names, arguments))))
            if len(flat(given)) != len(flat(right)) or not close(given, right):
                return False
        except Exception:
            return False
    return True


def answers_in(text, functions):
    """Return the [(function, expression)] in a text that are right."""
    return [(function, source) for source, code in expressions_in(text).items()
            for function in functions if is_right(code, function)]


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
