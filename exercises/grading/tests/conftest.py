"""Fixtures that the tests of the grader share."""

import functools
import pathlib

import pytest

from grading.judging.judge import Judge
from grading.questions import EXERCISES
from grading.tests import two_cores
from grading.tests.helpers import student_answer

pytest_runtestloop = two_cores.pytest_runtestloop
STUDENTS_FOLDER = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def judge():
    """A judge that is not as patient as it is with students."""
    with Judge(call_seconds=0.3) as judge:
        yield judge


@pytest.fixture(scope="session")
def answers_to(judge):
    """Return a function that has a file of the folder answers judged, once, as {function: Answer}."""
    @functools.lru_cache(maxsize=None)
    def answers_to(name):
        student = student_answer(name)
        answers = judge.check(student.exercise, student.source, seconds=20)
        return {answer.function: answer for answer in answers}
    return answers_to


@pytest.fixture
def skip_if_worked_on():
    """Return a function that skips a test if it is about an exercise that somebody is working on here."""
    tasks = {STUDENTS_FOLDER / f"{exercise.name}.py": len(exercise.questions) for exercise in EXERCISES}

    def skip_if_worked_on(path):
        if path in tasks:
            text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            if text.count("    raise NotImplementedError\n") != tasks[path]:
                pytest.skip(f"{path.name} is not as it was given any more")
    return skip_if_worked_on
