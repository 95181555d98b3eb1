"""Fixtures that the tests of the grader share."""

import json
import pathlib
import re

import pytest

from grading.questions import EXERCISES, NAMES
from grading.tests import doors
from grading.tests.helpers import (
    FOLDER, RUN, names_in, project_not_worked_on, solution, student_answer)

SCREENS = pathlib.Path(__file__).resolve().parent / "screens"


def pytest_addoption(parser):
    parser.addoption("--renew-screens", action="store_true",
                     help="store what the commands show now in the folder screens, in place of comparing it")
    parser.addoption("--keep-answers", metavar="FILE",
                     help="write what became of all answers to FILE, to be compared with another version's")


@pytest.fixture
def screen(request):
    """Return a function that compares a text with the one stored under a name in the folder screens."""
    def screen(name, text):
        path, text = SCREENS / f"{name}.txt", neutral(text)
        if request.config.getoption("--renew-screens"):
            path.write_bytes(text.encode("utf-8"))
        assert text == path.read_text(encoding="utf-8"), "if this is as it should be: --renew-screens"
    return screen


def neutral(text):
    """Return a text without what differs from system to system, and without what is offered to be typed."""
    text = text.replace("exercises\\", "exercises/").replace("optional arguments:", "options:")
    return re.sub(r"(?m)^(For (?:a hint|the next one)|See your own neuron learn).*", r"\1 ...", text)


@pytest.fixture(scope="session")
def marked(request, tmp_path_factory):
    """What grade.py says of the answers that are tested, handed in as one class: {name: {function: entry}}.

    Each answer is a student's, who is named by its file. One more student has solved everything.
    """
    asked = {name for item in request.session.items if hasattr(item, "callspec")
             and not any(mark.args[0] for mark in item.iter_markers("skipif"))
             for name in item.callspec.params.get("names", [item.callspec.params.get("name")])}
    students = {name: student_answer(name) for name in names_in("right") + names_in("wrong") if name in asked}
    key = {name: pathlib.PurePath(name).stem for name in students}
    handed_in = {key[name]: {one.file: one.source} for name, one in students.items()}
    handed_in["all_solved"] = {f"{exercise}.py": solution(exercise) for exercise in NAMES}
    documents = doors.mark_class(handed_in, tmp_path_factory.mktemp("answers"))
    became = {name: doors.answers_of(documents[key[name]]) for name in students}
    if request.config.getoption("--keep-answers"):
        kept = {name: {function: became[name][function] for expected in one.expected
                       for function in expected.functions} for name, one in students.items()}
        pathlib.Path(request.config.getoption("--keep-answers")).write_text(json.dumps(kept, indent=1))
    return became


@pytest.fixture
def homework(tmp_path):
    """What a student has: the project, with stubs that nobody has worked on."""
    return project_not_worked_on(tmp_path / "project", RUN)


@pytest.fixture
def packed(tmp_path, skip_if_worked_on):
    """The homework.zip that students get, in a folder of its own."""
    for exercise in EXERCISES:
        skip_if_worked_on(FOLDER / f"{exercise.name}.py")
    assert doors.bundle("students", "homework.zip", folder=tmp_path).status == 0
    return tmp_path / "homework.zip"


@pytest.fixture
def skip_if_worked_on():
    """Return a function that skips a test if it is about an exercise that somebody is working on here."""
    tasks = {FOLDER / f"{exercise.name}.py": len(exercise.questions) for exercise in EXERCISES}

    def skip_if_worked_on(path):
        if path in tasks:
            text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            if text.count("    raise NotImplementedError    # Delete this line.\n") != tasks[path]:
                pytest.skip(f"{path.name} is not as it was given any more")
    return skip_if_worked_on
