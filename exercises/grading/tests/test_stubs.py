"""The files that students are given, and the sheet. What somebody works on is left out, by name."""

import ast
import doctest
import pathlib
import re

import pytest

from grading.questions import EXERCISES, NAMES

FOLDER = pathlib.Path(__file__).resolve().parents[2]
SOLUTIONS = FOLDER / "solutions"
SHEET = (FOLDER / "README.md").read_text(encoding="utf-8")


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def namespace(path):
    space = {"__name__": path.stem}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    return space


def section_of(number):
    return re.search(rf"(?ms)^## {number}\. .*?(?=^## |\Z)", SHEET).group()


# ---- The files ----------------------------------------------------------------------------------

@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_a_stub_is_complete_but_for_what_is_asked(exercise, skip_if_worked_on):
    path = FOLDER / f"{exercise.name}.py"
    skip_if_worked_on(path)
    functions, space = functions_of(path), namespace(path)
    for question in exercise.questions:
        function = functions[question.function]
        text = ast.get_source_segment(path.read_text(encoding="utf-8"), function)
        assert text.count("# TODO") == 1 and text.endswith("raise NotImplementedError")
        assert len(function.body) == 2 and ast.get_docstring(function)
        with pytest.raises(NotImplementedError):
            space[question.function](*[None] * len(function.args.args))
    assert path.read_text(encoding="utf-8").count("# TODO") == len(exercise.questions)


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_stub_and_solution_have_the_same_signatures(exercise, skip_if_worked_on):
    stub, solution = (folder / f"{exercise.name}.py" for folder in (FOLDER, SOLUTIONS))
    skip_if_worked_on(stub)
    for question in exercise.questions:
        signatures = [ast.dump(functions_of(path)[question.function].args) for path in (stub, solution)]
        assert signatures[0] == signatures[1]


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_the_example_calls_in_a_stub_come_true_with_the_solution(exercise, skip_if_worked_on):
    skip_if_worked_on(FOLDER / f"{exercise.name}.py")
    space = namespace(SOLUTIONS / f"{exercise.name}.py")
    for name, function in functions_of(FOLDER / f"{exercise.name}.py").items():
        examples = doctest.DocTestParser().get_doctest(ast.get_docstring(function), space, name, None, 0)
        assert doctest.DocTestRunner().run(examples).failed == 0
        without_arguments = not function.args.args      # there the example would be the answer
        asked = name in [question.function for question in exercise.questions]
        assert examples.examples or not asked or without_arguments


# ---- The sheet ----------------------------------------------------------------------------------

def test_the_points_of_the_sheet_are_those_that_are_given():
    rows = re.findall(r"(?m)^\| `(ex\w+)\.py` \| (.+) \| (\d+) \|$", SHEET)
    read = {name: (re.findall(r"`(\w+)` (\d+)", functions), int(total)) for name, functions, total in rows}
    assert read == {
        exercise.name: ([(question.function, str(question.points)) for question in exercise.questions],
                        sum(question.points for question in exercise.questions))
        for exercise in EXERCISES}


@pytest.mark.parametrize("number, exercise", list(enumerate(EXERCISES, 1)), ids=NAMES)
def test_the_sheet_has_a_question_and_a_task_for_each_exercise(number, exercise):
    section = section_of(number)
    title, first = section.split("\n\n")[:2]
    assert first.startswith("Predict first: ") and "?" in first
    for question in exercise.questions:
        assert f"`{question.function}" in section


@pytest.mark.parametrize("number, exercise", list(enumerate(EXERCISES, 1)), ids=NAMES)
def test_the_calls_of_the_sheet_come_true_with_the_solution(number, exercise):
    space = namespace(SOLUTIONS / f"{exercise.name}.py")
    examples = doctest.DocTestParser().get_doctest(section_of(number), space, exercise.name, None, 0)
    assert examples.examples and doctest.DocTestRunner().run(examples).failed == 0


@pytest.mark.parametrize("number, exercise", list(enumerate(EXERCISES, 1)), ids=NAMES)
def test_the_calls_that_answer_the_question_can_be_made(number, exercise):
    space = namespace(SOLUTIONS / f"{exercise.name}.py")
    calls = re.findall(r"`([^`]*)`", section_of(number).split("\n\n")[1])
    assert calls and all(eval(call, space) is not None for call in calls)


def test_the_sections_of_the_sheet_are_numbered_like_the_files():
    numbers = re.findall(r"(?m)^## (\d+)\. ", SHEET)
    assert [f"ex{number}" for number in numbers] == [name.split("_")[0] for name in NAMES]


def test_the_call_before_the_sections_comes_true():
    start, space = SHEET.split("\n## 1. ")[0], namespace(SOLUTIONS / f"{NAMES[0]}.py")
    examples = doctest.DocTestParser().get_doctest(start, space, NAMES[0], None, 0)
    assert examples.examples and doctest.DocTestRunner().run(examples).failed == 0


def test_the_sheet_reads_the_same_everywhere():
    """It is plain text: no LaTeX, no HTML, nothing but ASCII, and no long lines save in tables."""
    assert "$" not in SHEET and SHEET.isascii()
    assert re.findall(r"</?[A-Za-z][^>]*>", SHEET) == []
    assert [line for line in SHEET.splitlines() if len(line) > 80 and not line.startswith("|")] == []
