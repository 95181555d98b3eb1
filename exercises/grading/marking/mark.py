"""Marks one submission."""

import time
from typing import NamedTuple, Tuple

from grading.judging.judge import review
from grading.marking.document import Document
from grading.questions import EXERCISES, NAMES


class Options(NamedTuple):
    """What the marks of a submission depend on, beside the submission."""

    exercises: Tuple[str, ...] = tuple(NAMES)
    seed: int = 0
    timeout: float = 60.0       # seconds for a submission
    feedback: str = "full"


def mark(submission, judge, options=Options()):
    """Return the Document of one submission. Takes little longer than the time limit, whatever it does."""
    deadline = time.monotonic() + options.timeout
    answers, left = [], list(options.exercises)
    while left:     # each gets its share of the time that is left: what it does not use goes to the others
        share = (deadline - time.monotonic()) / len(left)
        exercise = left.pop(0)
        answers += judge.check(exercise, submission.sources[exercise],
                               submission.problems.get(exercise, ""), share)
    answers = [judge.explain(answer) for answer in answers]
    judge.sandbox.sweep()
    return Document(submission.name, options.seed, answers)


def failed(name, error, options=Options()):
    """Return the Document of a submission at which the grader itself failed."""
    return Document(name, options.seed, [
        review(exercise.name, question, error) for exercise in EXERCISES
        if exercise.name in options.exercises for question in exercise.questions])
