"""The rules of the house: who imports whom, what lies at the top, how long files and lines are.

They are about the project's own files, not about what a student may have saved beside them.
"""

import ast
import pathlib
import shutil
import subprocess
import zipfile

import pytest

from grading.questions import FILE_NAMES

GRADING = pathlib.Path(__file__).resolve().parents[1]
EXERCISES = GRADING.parent
TOP = EXERCISES.parent

MAY_IMPORT = {      # floor: the floors below it that it may know
    "questions": {"questions"},
    "sandbox": {"sandbox"},
    "diagnosis": {"diagnosis", "questions", "sandbox"},
    "judging": {"judging", "diagnosis", "questions", "sandbox"},
    "marking": {"marking", "judging", "questions", "sandbox"},
    "student": {"student", "judging", "questions", "sandbox"},
}
FLOOR_FILES = {floor: sorted((GRADING / floor).glob("*.py")) for floor in MAY_IMPORT}
FOR_STUDENTS = [EXERCISES / "check.py", *sorted((EXERCISES / "solutions").glob("ex*.py"))]
FOR_OTHERS = [TOP / "single_neuron.py", TOP / "test_single_neuron.py", TOP / ".github" / "speed.py",
              EXERCISES / "test_exercises.py", EXERCISES / "conftest.py",
              *sum(FLOOR_FILES.values(), []), *sorted(GRADING.glob("*.py")),
              *sorted(GRADING.glob("platforms/*/*.py")), *sorted(GRADING.glob("tests/*.py")),
              *sorted(GRADING.glob("tests/answers/*/*.py"))]

PACKED = 73     # files that students get
LINES = 300     # of a file; these have more, and nothing may be added to them
LONGER = {"test_single_neuron.py": 400}


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


@pytest.mark.parametrize("floor", MAY_IMPORT)
def test_a_floor_knows_only_itself_and_what_is_below(floor):
    modules = {(name(path), module) for path in FLOOR_FILES[floor] for module in imports_of(path)}
    twice = [one for one in modules if one[1].startswith("exercises")]
    assert twice == [], "imported twice, its types would differ"
    assert [one for one in modules if one[1].startswith("grading.")
            and one[1].split(".")[1] not in MAY_IMPORT[floor]] == []
    assert floor == "questions" or [one for one in modules if one[1].startswith("single_neuron")] == []


def test_the_tests_come_in_through_the_doors():
    """Beside the commands they know the questions and the outcomes, so that a redesign breaks none."""
    doors = {"doors.py", "ways.py", "comparing.py"}
    known = ("grading.questions", "grading.tests", "grading.grade", "grading.sandbox.outcome")
    modules = {(path.name, module) for path in GRADING.glob("tests/*.py") if path.name not in doors
               for module in imports_of(path) if module.startswith("grading.")}
    assert [one for one in modules if not f"{one[1]}.".startswith(tuple(f"{name}." for name in known))] == []


@pytest.mark.parametrize("file", FILE_NAMES)
def test_what_students_hand_in_imports_only_math_and_no_line_of_it_is_too_long(file, skip_if_worked_on):
    skip_if_worked_on(EXERCISES / file)
    assert set(imports_of(EXERCISES / "solutions" / file)) <= {"math"}
    assert set(imports_of(EXERCISES / file)) <= {"math", "check"}
    assert too_long([EXERCISES / file], 80) == []


@pytest.mark.parametrize("paths, limit", [(FOR_STUDENTS, 80), (FOR_OTHERS, 110)],
                         ids=["for students", "elsewhere"])
def test_no_line_is_too_long(paths, limit):
    assert too_long(paths, limit) == []


def too_long(paths, limit):
    return [f"{name(path)}, line {number}" for path in paths
            for number, line in enumerate(text_of(path).splitlines(), 1) if len(line) > limit]


def text_of(path):
    return path.read_bytes().decode("utf-8", "replace")


def test_no_file_is_too_long():
    lengths = {name(path): text_of(path).count("\n") for path in FOR_STUDENTS + FOR_OTHERS}
    assert {path: lines for path, lines in lengths.items() if lines > LONGER.get(path, LINES)} == {}


def test_students_get_what_they_use_and_no_more(packed):
    names = zipfile.ZipFile(packed).namelist()
    assert len(names) <= PACKED
    floors = {name.split("/")[3] for name in names if name.startswith("homework/exercises/grading/")}
    assert floors == {"__init__.py", *MAY_IMPORT} - {"marking"}
    assert {f"homework/exercises/{file}" for file in FILE_NAMES} <= set(names)


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
