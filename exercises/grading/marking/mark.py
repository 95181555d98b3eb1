"""Marks one submission."""

import time
from typing import NamedTuple, Tuple

from grading.judging.answer import Answer
from grading.judging.judge import review
from grading.marking.document import Document
from grading.questions import NAMES, questions_of
from grading.sandbox.outcome import Outcome


class Options(NamedTuple):
    """What the marks of a submission depend on, beside the submission."""

    exercises: Tuple[str, ...] = tuple(NAMES)
    seed: int = 0
    timeout: float = 60.0       # seconds for a submission
    feedback: str = "full"
    carry_forward: bool = False     # whether what is carried over has its points


def mark(name, files, judge, options=Options(), before=None):
    """Return the Document of one student's AnswerFiles. Takes little longer than the time limit.

    before is {exercise: answers} for what need not be marked again.
    """
    deadline = time.monotonic() + options.timeout
    answers = dict(before or {})
    left = [exercise for exercise in options.exercises if exercise not in answers]
    while left:     # each gets its share of the time that is left: what it does not use goes to the others
        share = (deadline - time.monotonic()) / len(left)
        exercise = left.pop(0)
        answers[exercise] = marked_exercise(files, exercise, judge, share)
    judge.sandbox.sweep()
    return document_of(name, answers, options)


def document_of(name, answers, options):
    """Return the Document of a student, from {exercise: answers}."""
    return Document(name, options.seed,
                    [answer for exercise in options.exercises for answer in answers[exercise]])


def marked_exercise(files, exercise, judge, seconds):
    unclear = files.reviews.get(exercise)
    if unclear:
        return [Answer(exercise, question.function, 0, question.points, Outcome.NEEDS_REVIEW, None, unclear)
                for question in questions_of(exercise)]
    problem = files.problems.get(exercise, "")
    answers = judge.check(exercise, files.sources[exercise], problem, seconds)
    return [judge.explain(answer) for answer in answers]


def failed(name, error, options=Options()):
    """Return the Document of a submission at which the grader itself failed."""
    return Document(name, options.seed, [review(exercise, question, error) for exercise in options.exercises
                                         for question in questions_of(exercise)])
