"""Fixtures that the tests of the grader share."""

import pathlib

import pytest

from grading.questions import EXERCISES
from grading.tests import doors
from grading.tests.helpers import FOLDER, names_in, project_not_worked_on, student_answer

RUN = b'\n\nif __name__ == "__main__":\n    import check\n    check.run()\n'


@pytest.fixture(scope="session")
def marked(request, tmp_path_factory):
    """What grade.py says of the answers that are tested, all handed in as one class: {name: {function: entry}}.

    Each answer is a student's, who is named by its file.
    """
    asked = {item.callspec.params.get("name") for item in request.session.items
             if hasattr(item, "callspec") and not any(mark.args[0] for mark in item.iter_markers("skipif"))}
    students = {name: student_answer(name) for name in names_in("right") + names_in("wrong") if name in asked}
    key = {name: pathlib.PurePath(name).stem for name in students}
    documents = doors.mark_class({key[name]: {one.file: one.source} for name, one in students.items()},
                                 tmp_path_factory.mktemp("answers"))
    return {name: doors.answers_of(documents[key[name]]) for name in students}


@pytest.fixture
def homework(tmp_path):
    """What a student has: the project, with stubs that nobody has worked on."""
    return project_not_worked_on(tmp_path / "project", RUN)


@pytest.fixture
def skip_if_worked_on():
    """Return a function that skips a test if it is about an exercise that somebody is working on here."""
    tasks = {FOLDER / f"{exercise.name}.py": len(exercise.questions) for exercise in EXERCISES}

    def skip_if_worked_on(path):
        if path in tasks:
            text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            if text.count("    raise NotImplementedError") != tasks[path]:
                pytest.skip(f"{path.name} is not as it was given any more")
    return skip_if_worked_on
