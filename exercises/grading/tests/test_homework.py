"""What `python -m pytest exercises` prints, and that it goes on working whatever a student saves."""

import shutil
import xml.etree.ElementTree

from grading.questions import EXERCISES, FILE_NAMES, QUESTIONS
from grading.tests import doors
from grading.tests.helpers import FOLDER, SOLUTIONS

# *.pyc.*: what another process is just compiling
NOT_COPIED = shutil.ignore_patterns(".git", ".pytest_cache", ".venv", "*.pyc.*")
POINTS = sum(question.points for question in QUESTIONS.values())
FIRST = next(iter(QUESTIONS))


def run_pytest(folder, *arguments):
    """Run pytest as a student may have it, without other plugins, which take longer than the checks."""
    return doors.start("-X", "utf8", "-m", "pytest", "-p", "no:cacheprovider", *arguments, folder=folder,
                       PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")


def test_who_has_not_started_is_told_so_kindly(homework):
    seen = run_pytest(homework, "exercises")
    assert seen.status == 1
    assert seen.out.count(" to do: ") == len(EXERCISES)
    assert f"0 of {POINTS} points  Write {FIRST} in {FILE_NAMES[0]}.\n" in seen.out
    assert f"{len(QUESTIONS)} not started in" in seen.out.splitlines()[-1]
    for word in ("Traceback", "passed", "FAILED", "Error", "test_answer"):
        assert word not in seen.out + seen.err


def test_without_a_folder_pytest_leaves_the_homework_alone(homework):
    (homework / "exercises" / "grading" / "tests").mkdir()
    (homework / "exercises" / "grading" / "tests" / "test_of_ours.py").write_text("def test():\n    pass\n")
    seen = run_pytest(homework, "--collect-only", "-q")
    assert seen.status == 0 and "test_answer" not in seen.out
    assert "test_single_neuron.py::" in seen.out and "test_of_ours.py::" in seen.out


def test_with_the_solutions_everything_is_done_and_said_with_what_it_has_shown(homework):
    for file in FILE_NAMES:
        shutil.copy(SOLUTIONS / file, homework / "exercises" / file)
    seen = run_pytest(homework, "exercises", "--junitxml=report.xml")
    assert seen.status == 0
    assert f"{POINTS} of {POINTS} points  All of this is right." in seen.out
    assert f"{len(QUESTIONS)} right in" in seen.out
    cases = list(xml.etree.ElementTree.parse(homework / "report.xml").iter("testcase"))
    points = [{entry.get("name"): entry.get("value") for entry in case.iter("property")} for case in cases]
    assert [one["function"] for one in points] == list(QUESTIONS)
    assert {one["outcome"] for one in points} == {"right"}
    assert sum(int(one["score"]) for one in points) == sum(int(one["max_score"]) for one in points) == POINTS


def test_a_wrong_answer_is_shown_with_its_message_and_a_broken_file_costs_only_itself(homework):
    (homework / "exercises" / "ex1_forward.py").write_text(
        "import math\ndef sigmoid(z):\n    print('z is', z)\n    return 1 / (1 + math.exp(z))\n")
    (homework / "exercises" / "ex2_loss.py").write_text("def loss(:\n")
    seen = run_pytest(homework / "exercises")
    assert seen.status == 1
    assert "You get this result if the minus sign in exp(-z) is missing." in seen.out
    assert "It printed:  z is 2" in seen.out
    assert "ex1_forward.py        not right: sigmoid, predict\n" in seen.out
    assert "ex2_loss.py           not right: example_loss, loss\n" in seen.out
    assert seen.out.count(" to do: ") == len(EXERCISES) - 2


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
    (project / "exercises" / "my notes.py").write_text("x = '" + "long " * 100 + "'\n")
    tests = "exercises/grading/tests"
    seen = run_pytest(project, f"{tests}/test_house.py", f"{tests}/test_stubs.py")
    assert seen.status == 0, seen.out[-2000:]
    for file in BEGUN:
        assert f"{file} is not as it was given" in seen.out
