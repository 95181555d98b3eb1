"""Checks your answers:    python -m pytest exercises                everything
                           python -m pytest exercises -k dL_dy       one function
                           python -m pytest exercises -k ex3         one exercise

There is nothing to edit here. What is asked and how it is judged is in the folder grading.
"""

import pathlib
import sys

if __name__ == "__main__":      # Run in an editor: the same checks, and pytest is not needed.
    import check
    sys.exit(check.main([]))

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE))

from grading.judging.judge import Judge
from grading.questions import EXERCISES
from grading.sandbox.outcome import Outcome
from grading.student.asked import read

SLOTS = [(exercise.name, question.function)
         for exercise in EXERCISES for question in exercise.questions]


@pytest.fixture(scope="session")
def check_exercise():
    """Check an exercise when it is first asked for, and keep its answers."""
    checked = {}
    judge = Judge(own=True)

    def check(exercise):
        if exercise not in checked:
            answers = judge.explain(judge.check(exercise, *read(HERE / f"{exercise}.py")))
            checked[exercise] = {answer.function: answer for answer in answers}
        return checked[exercise]
    return check


@pytest.mark.parametrize("exercise, function", SLOTS, ids=["-".join(slot) for slot in SLOTS])
def test_answer(exercise, function, check_exercise, request, record_property):
    answer = request.node.answer = check_exercise(exercise)[function]
    for name in ("exercise", "function", "score", "max_score", "outcome", "mistake", "message"):
        record_property(name, answer.outcome.value if name == "outcome" else getattr(answer, name))
    if answer.outcome is not Outcome.RIGHT:
        pytest.fail(answer.message, pytrace=False)
