"""The files that students are given, and the sheet. What somebody works on is left out, by name."""

import ast
import doctest
import re

import pytest

from grading.questions import EXERCISES, NAMES
from grading.tests.helpers import FOLDER, SOLUTIONS

SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")
BODY = re.compile(r'"""\n    raise NotImplementedError    # Delete this line\.\n'
                  r"    # TODO: write your code below this line, and return .*\.\n\n\n")


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def namespace(path):
    space = {"__name__": path.stem}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    return space


def come_true(text, space):
    """Check the calls in a text, and return them."""
    examples = doctest.DocTestParser().get_doctest(text, space, "text", None, 0)
    assert doctest.DocTestRunner().run(examples).failed == 0
    return examples.examples


def section_of(number):
    return re.search(rf"(?ms)^## {number}\. .*?(?=^## |\Z)", SHEET).group()


# ---- The files ----------------------------------------------------------------------------------

@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_a_stub_is_complete_but_for_what_is_asked(exercise, skip_if_worked_on):
    path = FOLDER / f"{exercise.name}.py"
    skip_if_worked_on(path)
    functions, space = functions_of(path), namespace(path)
    worked, text = functions_of(SOLUTIONS / path.name), path.read_text(encoding="utf-8")
    for question in exercise.questions:
        function = functions[question.function]
        assert BODY.search(text, text.index(f"def {question.function}("))
        assert len(function.body) == 2 and ast.get_docstring(function)
        assert ast.dump(function.args) == ast.dump(worked[question.function].args)
        assert [argument.arg for argument in function.args.args] == question.arguments
        with pytest.raises(NotImplementedError):
            space[question.function](*[None] * len(function.args.args))
    assert text.count("# TODO") == len(exercise.questions)
    last = ast.parse(text).body[-1]     # what Run needs
    assert ast.unparse(last.test) == "__name__ == '__main__'" and ast.unparse(last.body[0]) == "import check"
    assert "check.run()" in ast.unparse(last.body[1])
    said = " ".join(ast.get_docstring(ast.parse(text)).split())
    assert "If Python reports an error, run check.py: it explains." in said
    assert [line for line in text.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_the_example_calls_in_a_stub_come_true_with_the_solution(exercise, skip_if_worked_on):
    skip_if_worked_on(FOLDER / f"{exercise.name}.py")
    space = namespace(SOLUTIONS / f"{exercise.name}.py")
    for name, function in functions_of(FOLDER / f"{exercise.name}.py").items():
        examples = come_true(ast.get_docstring(function), space)
        without_arguments = not function.args.args      # there the example would be the answer
        asked = name in [question.function for question in exercise.questions]
        assert examples or not asked or without_arguments


# ---- The sheet ----------------------------------------------------------------------------------

def test_the_points_of_the_sheet_are_those_that_are_given():
    rows = re.findall(r"(?m)^\| `(ex\w+)\.py` \| (.+) \| (\d+) \|$", SHEET)
    assert rows == [(exercise.name, ", ".join(f"`{one.function}` {one.points}" for one in exercise.questions),
                     str(sum(one.points for one in exercise.questions))) for exercise in EXERCISES]


@pytest.mark.parametrize("number, exercise", list(enumerate(EXERCISES, 1)), ids=NAMES)
def test_the_section_of_an_exercise_has_a_question_and_a_task_and_its_calls_come_true(number, exercise):
    section, space = section_of(number), namespace(SOLUTIONS / f"{exercise.name}.py")
    first = section.split("\n\n")[1]
    assert first.startswith("Predict first: ") and "?" in first
    for question in exercise.questions:
        assert f"`{question.function}" in section
    assert come_true(section, space)
    calls = re.findall(r"`([^`]*)`", first)     # that answer the question
    assert calls and all(eval(call, space) is not None for call in calls)


def test_the_sections_are_numbered_like_the_files_and_the_call_before_them_comes_true():
    numbers = re.findall(r"(?m)^## (\d+)\. ", SHEET)
    assert [f"ex{number}" for number in numbers] == [name.split("_")[0] for name in NAMES]
    assert come_true(SHEET.split("\n## 1. ")[0], namespace(SOLUTIONS / f"{NAMES[0]}.py"))


def test_the_sheet_reads_the_same_everywhere():
    """It is plain text: no LaTeX, no HTML, nothing but ASCII, and no long lines save in tables."""
    assert "$" not in SHEET and SHEET.isascii()
    assert re.findall(r"</?[A-Za-z][^>]*>", SHEET) == []
    assert [line for line in SHEET.splitlines() if len(line) > 80 and not line.startswith("|")] == []
