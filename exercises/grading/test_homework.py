"""The homework as a student meets it: the files, the sheet, and what `python -m pytest exercises` prints."""

import ast
import doctest
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import pytest

from exercises import EXERCISES

HERE = pathlib.Path(__file__).resolve().parent
EXERCISES_FOLDER = HERE.parent
SHEET = (EXERCISES_FOLDER / "README.md").read_text(encoding="utf-8")
NAMES = [exercise.name for exercise in EXERCISES]


def functions_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def namespace(path):
    space = {"__name__": path.stem}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), space)
    return space


# ---- The files ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_a_stub_is_complete_but_for_what_is_asked(exercise):
    path = EXERCISES_FOLDER / f"{exercise.name}.py"
    functions, space = functions_of(path), namespace(path)
    for question in exercise.questions:
        text = ast.get_source_segment(path.read_text(encoding="utf-8"), functions[question.function])
        assert text.count("# TODO") == 1 and text.endswith("raise NotImplementedError")
        assert len(functions[question.function].body) == 2 and ast.get_docstring(functions[question.function])
        with pytest.raises(NotImplementedError):
            space[question.function](*[None] * len(functions[question.function].args.args))
    assert path.read_text(encoding="utf-8").count("# TODO") == len(exercise.questions)


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_stub_and_solution_have_the_same_signatures_and_import_only_math(exercise):
    stub, solution = (folder / f"{exercise.name}.py" for folder in (EXERCISES_FOLDER, EXERCISES_FOLDER / "solutions"))
    for question in exercise.questions:
        signatures = [ast.dump(functions_of(path)[question.function].args) for path in (stub, solution)]
        assert signatures[0] == signatures[1]
    for path in (stub, solution):
        imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                   if isinstance(node, (ast.Import, ast.ImportFrom))]
        assert {name.name for node in imports for name in node.names} <= {"math"}


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_the_example_calls_in_a_stub_come_true_with_the_solution(exercise):
    space = namespace(EXERCISES_FOLDER / "solutions" / f"{exercise.name}.py")
    for name, function in functions_of(EXERCISES_FOLDER / f"{exercise.name}.py").items():
        examples = doctest.DocTestParser().get_doctest(ast.get_docstring(function), space, name, None, 0)
        assert doctest.DocTestRunner().run(examples).failed == 0
        asked = name in [question.function for question in exercise.questions]
        assert examples.examples or not asked or name == "dz_db"


@pytest.mark.parametrize("number, exercise", list(enumerate(EXERCISES, 1)), ids=NAMES)
def test_the_sheet_has_a_task_a_worked_call_and_hints_for_each_exercise(number, exercise):
    section = re.search(rf"(?ms)^## {number}\. .*?(?=^## |\Z)", SHEET).group()
    for question in exercise.questions:
        assert f"`{question.function}" in section
        assert f"`{question.function}` {question.points}" in SHEET
    assert section.count("<details>") == section.count("</details>") >= 2
    space = namespace(EXERCISES_FOLDER / "solutions" / f"{exercise.name}.py")
    for block in re.findall(r"(?s)```text\n(>>>.*?)```", section):
        examples = doctest.DocTestParser().get_doctest(block, space, exercise.name, None, 0)
        assert examples.examples and doctest.DocTestRunner().run(examples).failed == 0


def test_the_hidden_layer_learns_xor_as_the_sheet_shows(tmp_path):
    stub = (EXERCISES_FOLDER / "ex7_hidden_layer.py").read_text(encoding="utf-8")
    solution = (EXERCISES_FOLDER / "solutions" / "ex7_hidden_layer.py").read_text(encoding="utf-8")
    (tmp_path / "ex7_hidden_layer.py").write_text(stub.split("def learn_xor")[0] + solution + "\n\ndef learn_xor"
                                                  + stub.split("def learn_xor")[1], encoding="utf-8")
    for path, expected in ((tmp_path, SHEET), (EXERCISES_FOLDER, "hidden_layer_gradient is not written yet.\n")):
        result = subprocess.run([sys.executable, str(path / "ex7_hidden_layer.py")], capture_output=True, text=True)
        assert result.stderr == "" and result.stdout in expected and result.stdout


# ---- python -m pytest exercises ---------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def homework(tmp_path_factory):
    """A fresh copy of the project, as a student downloads it."""
    folder = tmp_path_factory.mktemp("homework")
    skip = shutil.ignore_patterns(".git", "__pycache__", ".pytest_cache", ".venv")
    shutil.copytree(EXERCISES_FOLDER.parent, folder / "project", ignore=skip)
    return folder / "project"


def run_pytest(folder, *arguments):
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("inside", [False, True], ids=["at the top", "in exercises"])
def test_a_fresh_copy_is_told_kindly_that_nothing_is_started(inside, homework):
    result = run_pytest(homework / "exercises") if inside else run_pytest(homework, "exercises")
    assert result.returncode == 1
    assert result.stdout.count("not started  ") == 15
    assert "0 of 50 points. Next: sigmoid in ex1_forward.py" in result.stdout
    assert "15 not started in" in result.stdout.splitlines()[-1]
    for word in ("Traceback", "passed", "FAILED", "Error", "test_answer"):
        assert word not in result.stdout + result.stderr


def test_one_function_can_be_checked_alone(homework):
    result = run_pytest(homework, "exercises", "-k", "dL_dy")
    assert re.findall(r"(?m)^  (\w+) +not started", result.stdout) == ["dL_dy"]


def test_without_a_folder_pytest_leaves_the_homework_alone(homework):
    result = run_pytest(homework, "--collect-only", "-q")
    assert result.returncode == 0
    assert "test_answer" not in result.stdout
    assert "test_single_neuron.py::" in result.stdout and "test_judge.py::" in result.stdout


def test_with_the_solutions_everything_is_done_and_said_with_what_it_has_shown(homework, tmp_path):
    shutil.copytree(homework, tmp_path / "done")
    for name in NAMES:
        shutil.copy(homework / "exercises" / "solutions" / f"{name}.py", tmp_path / "done" / "exercises" / f"{name}.py")
    result = run_pytest(tmp_path / "done", "exercises", "--junitxml=report.xml")
    assert result.returncode == 0
    assert "50 of 50 points. All done." in result.stdout and "15 right in" in result.stdout
    for exercise in EXERCISES:
        for question in exercise.questions:
            assert question.insight in result.stdout
    cases = list(xml.etree.ElementTree.parse(tmp_path / "done" / "report.xml").iter("testcase"))
    assert len(cases) == 15
    points = [{entry.get("name"): entry.get("value") for entry in case.iter("property")} for case in cases]
    assert sum(int(one["score"]) for one in points) == sum(int(one["max_score"]) for one in points) == 50


def test_a_wrong_answer_is_shown_with_its_message_and_a_broken_file_costs_only_itself(homework, tmp_path):
    shutil.copytree(homework, tmp_path / "partly")
    (tmp_path / "partly" / "exercises" / "ex1_forward.py").write_text("import math\ndef sigmoid(z):\n    print('z is', z)\n"
                                                                      "    return 1 / (1 + math.exp(z))\n", encoding="utf-8")
    (tmp_path / "partly" / "exercises" / "ex2_loss.py").write_text("def loss(:\n", encoding="utf-8")
    result = run_pytest(tmp_path / "partly", "exercises")
    assert "That is what comes out if the minus sign in exp(-z) is missing." in result.stdout
    assert "It printed:  z is 2" in result.stdout
    assert "There is no function predict in ex1_forward.py." in result.stdout
    assert result.stdout.count("syntax error ") == 2
    assert result.stdout.count("not started  ") == 11
