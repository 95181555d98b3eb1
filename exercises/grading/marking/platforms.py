"""The documents that Gradescope and Classroom 50 read."""

import datetime

from grading.judging.answer import Outcome
from grading.marking.document import as_json
from grading.marking.report import state
from grading.questions import EXERCISES

NUMBERS = {question.function: f"{number}.{part}" for number, exercise in enumerate(EXERCISES, 1)
           for part, question in enumerate(exercise.questions, 1)}
CLASSROOM50_KEYS = {    # the key in result.json: the environment variable that holds it
    "classroom": "CLASSROOM", "assignment": "ASSIGNMENT", "owner": "OWNER", "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL", "release": "RELEASE_URL", "review": "REVIEW_URL"}


def gradescope(document, visibility=None):
    """Return results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/"""
    note = " Some of it could not be marked: a teacher must look at it."
    return as_json({
        **({"visibility": visibility} if visibility else {}),
        "output": f"{document.score} of {document.max_score} points.{note if document.needs_review else ''}",
        "output_format": "text",
        "tests": [{
            "name": f"{answer.exercise}: {answer.function}",
            "name_format": "text",
            "number": NUMBERS[answer.function],
            "score": answer.score,
            "max_score": answer.max_score,
            "status": "passed" if answer.outcome is Outcome.RIGHT else "failed",
            "output": answer.message,
            "output_format": "text",
        } for answer in document.answers],
    })


def classroom50(document, environment):
    """Return result.json: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding

    Raises ValueError where the environment is not that of Classroom 50.
    """
    missing = [variable for variable in CLASSROOM50_KEYS.values() if not environment.get(variable)]
    if missing:
        raise ValueError(f"The format classroom50 is for Classroom 50, which sets {', '.join(missing)}: "
                         "not set here.")
    return as_json({
        "schema": "classroom50/result/v1",
        **{key: environment[variable] for key, variable in CLASSROOM50_KEYS.items()},
        "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
        "datetime": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": document.score,
        "max-score": document.max_score,
        "tests": [{
            "test-name": f"{answer.exercise}: {answer.function}",
            "passed": answer.outcome is Outcome.RIGHT,
            "score": answer.score,
            "max-score": answer.max_score,
            "outcome": state(answer),
            "message": answer.message,
        } for answer in document.answers],
    })
