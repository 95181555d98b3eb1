"""The files that students are given, and the sheet. What somebody works on is left out, by name."""

import ast
import doctest
import pathlib
import re
import subprocess
import sys

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
def test_the_sheet_has_a_task_a_worked_call_and_hints_for_each_exercise(number, exercise):
    section = re.search(rf"(?ms)^## {number}\. .*?(?=^## |\Z)", SHEET).group()
    for question in exercise.questions:
        assert f"`{question.function}" in section
    assert section.count("<details>") == section.count("</details>") >= 2
    space = namespace(SOLUTIONS / f"{exercise.name}.py")
    for block in re.findall(r"(?s)```text\n(>>>.*?)```", section):
        examples = doctest.DocTestParser().get_doctest(block, space, exercise.name, None, 0)
        assert examples.examples and doctest.DocTestRunner().run(examples).failed == 0


def test_the_hidden_layer_learns_xor_as_the_sheet_shows(tmp_path, skip_if_worked_on):
    skip_if_worked_on(FOLDER / "ex7_hidden_layer.py")
    before, after = (FOLDER / "ex7_hidden_layer.py").read_text(encoding="utf-8").split("def learn_xor")
    solution = (SOLUTIONS / "ex7_hidden_layer.py").read_text(encoding="utf-8")
    whole = f"{before}{solution}\n\ndef learn_xor{after}"
    (tmp_path / "ex7_hidden_layer.py").write_bytes(whole.encode("utf-8"))
    for folder, expected in ((tmp_path, SHEET), (FOLDER, "hidden_layer_gradient is not written yet.\n")):
        command = [sys.executable, "ex7_hidden_layer.py"]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        assert result.stderr == "" and result.stdout in expected and result.stdout
