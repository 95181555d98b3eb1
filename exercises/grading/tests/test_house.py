"""The rules of the house: who imports whom, what the far end knows, what lies at the top, how long a line is.

They are about the project's own files, not about what a student may have saved beside them.
"""

import ast
import pathlib
import shutil
import subprocess

import pytest

from grading.questions import FILE_NAMES

GRADING = pathlib.Path(__file__).resolve().parents[1]
EXERCISES = GRADING.parent
TOP = EXERCISES.parent

MAY_IMPORT = {      # floor: the floors below it that it may know
    "questions": {"questions"},
    "sandbox": {"sandbox"},
    "judging": {"judging", "questions", "sandbox"},
    "marking": {"marking", "judging", "questions", "sandbox"},
}
FLOOR_FILES = [path for floor in MAY_IMPORT for path in sorted((GRADING / floor).glob("*.py"))]
FOR_STUDENTS = [TOP / "single_neuron.py", EXERCISES / "check.py", EXERCISES / "test_exercises.py",
                *sorted((EXERCISES / "solutions").glob("ex*.py")),
                *sorted(GRADING.glob("tests/answers/*/*.py"))]
FOR_OTHERS = [TOP / "test_single_neuron.py", TOP / ".github" / "speed.py", EXERCISES / "conftest.py",
              *FLOOR_FILES, *sorted(GRADING.glob("*.py")), *sorted(GRADING.glob("platforms/*/*.py")),
              *sorted(GRADING.glob("tests/*.py"))]


def name(path):
    return path.relative_to(TOP).as_posix()


def imports_of(path):
    """Return the names of all modules that a file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", FLOOR_FILES, ids=name)
def test_a_floor_knows_only_itself_and_what_is_below(path):
    floor = path.parent.name
    for module in imports_of(path):
        assert not module.startswith("exercises"), "imported twice, its types would differ"
        if module.startswith("grading."):
            assert module.split(".")[1] in MAY_IMPORT[floor]
        if module.startswith("single_neuron"):
            assert floor == "questions"


def test_the_far_end_knows_nothing_of_questions_and_judging():
    """What is loaded in the process with the student's code, from the two files that are started there."""
    seen, waiting = set(), [GRADING / "sandbox" / "far_end.py", GRADING / "sandbox" / "template.py"]
    while waiting:
        path = waiting.pop()
        seen.add(path.stem)
        for module in imports_of(path):
            if module.startswith("grading."):
                floor, *rest = module.split(".")[1:]
                assert floor == "sandbox"
                found = GRADING / "sandbox" / f"{rest[0]}.py"
                waiting += [found] if found.stem not in seen else []
    assert {"far_end", "template", "walls", "replies"} <= seen
    assert not {"judges_end", "processes"} & seen


HANDED_IN = [folder / file for folder in (EXERCISES, EXERCISES / "solutions") for file in FILE_NAMES]


@pytest.mark.parametrize("path", HANDED_IN, ids=name)
def test_what_students_hand_in_imports_only_math(path, skip_if_worked_on):
    skip_if_worked_on(path)
    assert set(imports_of(path)) <= {"math"} | ({"check"} if path.parent == EXERCISES else set())


@pytest.mark.parametrize("paths, limit", [(FOR_STUDENTS, 100), (FOR_OTHERS, 110)],
                         ids=["for students", "elsewhere"])
def test_no_line_is_too_long(paths, limit):
    assert too_long(paths, limit) == []


@pytest.mark.parametrize("file", FILE_NAMES)
def test_no_line_of_a_stub_is_too_long(file, skip_if_worked_on):
    skip_if_worked_on(EXERCISES / file)
    assert too_long([EXERCISES / file], 100) == []


def too_long(paths, limit):
    return [f"{name(path)}, line {number}" for path in paths
            for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
            if len(line) > limit]


def test_the_top_level_holds_what_it_should(skip_if_worked_on):
    for file in FILE_NAMES:
        skip_if_worked_on(EXERCISES / file)
    if not (TOP / ".git").exists() or not shutil.which("git"):
        pytest.skip("only a clone tells the project's own files from others")
    listed = subprocess.run(["git", "ls-files"], cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    shown = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {entry for entry in shown if not entry.startswith(".")} == {
        "LICENSE", "README.md", "exercises", "single_neuron.py", "test_single_neuron.py"}
    assert {entry for entry in shown if entry.startswith(".")} == {
        ".ci", ".github", ".gitignore", ".pytest.ini"}
