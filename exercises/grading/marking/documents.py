"""What one submission is reported as: on a screen, and for the platforms' programs."""

import datetime
import os
import textwrap

from grading.judging.answer import Outcome, first_problem, points, points_of
from grading.marking.report import as_json, public

CLASSROOM50_KEYS = {    # the key in result.json: the environment variable that holds it
    "classroom": "CLASSROOM", "assignment": "ASSIGNMENT", "owner": "OWNER", "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL", "release": "RELEASE_URL", "review": "REVIEW_URL"}


def json(report):
    return as_json(public(report))


def text(report):
    """Return the report for a screen. What is wrong with a whole file is said once."""
    lines = []
    for exercise in report.judged:
        once = report.is_of_the_file(exercise)
        lines += ["", f"{exercise}.py"]
        for number, answer in enumerate(report.answers_to(exercise)):
            lines.append(f"  {answer.function:24}{state(answer):20}"
                         f"{answer.score:2} of {answer.max_score:2} points")
            said = [] if answer.outcome is Outcome.NOT_STARTED else answer.message.splitlines()
            lines += ["      " + line for line in (["As above."] if once and number else said)]
    lines += ["", *report.corrected]
    problem = first_problem(report.answers)
    step = f"Next: {problem.function} in {problem.exercise}.py" if problem else "All done. Well done!"
    return "\n".join([*lines[1:], f"{points(report.answers)}. {step}", ""])


def state(answer):
    """Return the outcome in words, unless nothing is to be told but the marks."""
    return answer.outcome.words if answer.message else ""


def markdown(report):
    """Return the report as Markdown, in which nothing that a student has had a hand in is more than text."""
    score, max_score = points_of(report.answers)
    return f"# {score} of {max_score} points\n\n{textwrap.indent(text(report), ' ' * 4)}"


# ---- Platforms --------------------------------------------------------------------------------------------

def gradescope(report, visibility=None):
    """Return results.json: https://gradescope-autograders.readthedocs.io/en/latest/specs/

    Students always see the output at its top, so the total is not in it if the tests are hidden.
    """
    said = [f"{report.score} of {report.max_score} points."] * (visibility in (None, "visible"))
    said += ["Some of it could not be marked: a teacher must look at it."] * bool(report.reviews)
    return as_json({
        **({"visibility": visibility} if visibility else {}),
        "output": " ".join(said), "output_format": "text",
        "tests": [{
            "name": f"{answer.exercise}: {answer.function}", "name_format": "text",
            "number": f"{answer.exercise[2]}.{part}", "score": answer.score, "max_score": answer.max_score,
            "status": "passed" if answer.outcome is Outcome.RIGHT else "failed",
            "output": answer.message, "output_format": "text"}
            for exercise in report.judged for part, answer in enumerate(report.answers_to(exercise), 1)]})


def classroom50(report):
    """Return result.json: https://github.com/foundation50/classroom50/wiki/Advanced-Autograding

    Raises ValueError where the environment is not that of Classroom 50.
    """
    missing = [variable for variable in CLASSROOM50_KEYS.values() if not os.environ.get(variable)]
    if missing:
        raise ValueError(f"The format classroom50 is for Classroom 50, which sets {', '.join(missing)}: "
                         "not set here.")
    return as_json({
        "schema": "classroom50/result/v1",
        **{key: os.environ[variable] for key, variable in CLASSROOM50_KEYS.items()},
        "assignment_type": os.environ.get("ASSIGNMENT_TYPE") or "individual",
        "datetime": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": report.score, "max-score": report.max_score,
        "tests": [{
            "test-name": f"{answer.exercise}: {answer.function}", "passed": answer.outcome is Outcome.RIGHT,
            "score": answer.score, "max-score": answer.max_score,
            "outcome": state(answer), "message": answer.message} for answer in report.answers]})
