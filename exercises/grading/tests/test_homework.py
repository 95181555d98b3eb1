"""What `python -m pytest exercises` prints, and that it goes on working whatever a student saves."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import pytest

from grading.questions import EXERCISES, FILE_NAMES, NAMES, QUESTIONS
from grading.tests.helpers import FOLDER, SOLUTIONS, project_not_worked_on

# *.pyc.*: what another process is just compiling
NOT_COPIED = shutil.ignore_patterns(".git", ".pytest_cache", ".venv", "*.pyc.*")
POINTS = sum(question.points for question in QUESTIONS.values())


def run_python(folder, *arguments):
    return subprocess.run([sys.executable, "-X", "utf8", *arguments], cwd=folder, capture_output=True,
                          encoding="utf-8")


def run_pytest(folder, *arguments):
    return run_python(folder, "-m", "pytest", "-p", "no:cacheprovider", *arguments)


@pytest.fixture
def homework(tmp_path):
    """A copy of the project in which nothing is worked on, without the grader's own tests."""
    return project_not_worked_on(tmp_path / "project")


def write(path, text):
    path.write_bytes(text.encode("utf-8"))


@pytest.mark.parametrize("inside", [False, True], ids=["at the top", "in exercises"])
def test_who_has_not_started_is_told_so_kindly(inside, homework):
    result = run_pytest(homework / "exercises") if inside else run_pytest(homework, "exercises")
    assert result.returncode == 1
    assert result.stdout.count("not started  ") == len(QUESTIONS)
    first = next(iter(QUESTIONS))
    assert f"0 of {POINTS} points. Next: {first} in {FILE_NAMES[0]}" in result.stdout
    assert f"{len(QUESTIONS)} not started in" in result.stdout.splitlines()[-1]
    for word in ("Traceback", "passed", "FAILED", "Error", "test_answer"):
        assert word not in result.stdout + result.stderr


def test_one_function_can_be_checked_alone(homework):
    result = run_pytest(homework, "exercises", "-k", "dL_dy")
    assert re.findall(r"(?m)^  (\w+) +not started", result.stdout) == ["dL_dy"]


def test_without_a_folder_pytest_leaves_the_homework_alone():
    result = run_pytest(FOLDER.parent, "--collect-only", "-q")
    assert result.returncode == 0
    assert "test_answer" not in result.stdout.replace("test_answers.py", "")
    assert "test_single_neuron.py::" in result.stdout and "test_homework.py::" in result.stdout


def test_with_the_solutions_everything_is_done_and_said_with_what_it_has_shown(homework):
    for file in FILE_NAMES:
        shutil.copy(SOLUTIONS / file, homework / "exercises" / file)
    result = run_pytest(homework, "exercises", "--junitxml=report.xml")
    assert result.returncode == 0
    assert f"{POINTS} of {POINTS} points. All done." in result.stdout
    assert f"{len(QUESTIONS)} right in" in result.stdout
    for question in QUESTIONS.values():
        assert question.insight in result.stdout
    cases = list(xml.etree.ElementTree.parse(homework / "report.xml").iter("testcase"))
    points = [{entry.get("name"): entry.get("value") for entry in case.iter("property")} for case in cases]
    assert [one["function"] for one in points] == list(QUESTIONS)
    assert {one["outcome"] for one in points} == {"right"}
    assert sum(int(one["score"]) for one in points) == sum(int(one["max_score"]) for one in points) == POINTS


def test_a_wrong_answer_is_shown_with_its_message_and_a_broken_file_costs_only_itself(homework):
    write(homework / "exercises" / "ex1_forward.py",
          "import math\ndef sigmoid(z):\n    print('z is', z)\n    return 1 / (1 + math.exp(z))\n")
    write(homework / "exercises" / "ex2_loss.py", "def loss(:\n")
    result = run_pytest(homework, "exercises")
    assert "You get this result if the minus sign in exp(-z) is missing." in result.stdout
    assert "It printed:  z is 2" in result.stdout
    assert "There is no function predict in ex1_forward.py." in result.stdout
    broken = len(EXERCISES[1].questions)
    assert result.stdout.count("syntax error ") == broken and result.stdout.count("As above.") == broken - 1
    assert result.stdout.count("not started  ") == len(QUESTIONS) - len(EXERCISES[0].questions) - broken


@pytest.mark.parametrize("saved", ["random.py", "copy.py", "json.py", "exercises.py", "test_mine.py"])
def test_what_a_student_saves_beside_the_exercises_breaks_nothing(saved, homework):
    write(homework / "exercises" / saved, "raise RuntimeError('this file is not the project\\'s')\n")
    result = run_python(homework, "exercises/grading/grade.py", "exercises", "--only", NAMES[0])
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("not started") == len(EXERCISES[0].questions)


BEGUN = {
    "ex1_forward.py": (SOLUTIONS / "ex1_forward.py").read_bytes() + b"# a long comment" * 20,
    "ex2_loss.py": b"def loss(:\n",
    "ex3_chain_rule.py": b"# another encoding: \xe9t\xe9\n",
    "ex4_gradient.py": None,
}


def test_bare_pytest_passes_whatever_a_student_has_written(tmp_path):
    """The tests about stubs leave out, by name, a file that somebody works on."""
    project = tmp_path / "project"
    shutil.copytree(FOLDER.parent, project, ignore=NOT_COPIED)
    for file, content in BEGUN.items():
        path = project / "exercises" / file
        path.unlink() if content is None else path.write_bytes(content)
    write(project / "exercises" / "my notes.py", "x = '" + "long " * 100 + "'\n")
    tests = "exercises/grading/tests"
    result = run_pytest(project, f"{tests}/test_house.py", f"{tests}/test_stubs.py")
    assert result.returncode == 0, result.stdout[-2000:]
    for file in BEGUN:
        assert f"{file} is not as it was given" in result.stdout
