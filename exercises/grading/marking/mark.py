"""Marks one submission."""

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
    feedback: str = "full"
    carry_forward: bool = False     # whether what is carried over has its points


def mark(name, files, judge, options=Options(), before=None):
    """Return the Document of one student's AnswerFiles. Takes little longer than the sandbox's limits.

    before is {exercise: answers} for what need not be marked again.
    """
    answers = dict(before or {})
    left = [exercise for exercise in options.exercises if exercise not in answers]
    answers.update((exercise, for_review(exercise, files.reviews[exercise])) for exercise in left
                   if files.reviews.get(exercise))
    checked = judge.check_all({exercise: (files.sources[exercise], files.problems.get(exercise, ""))
                               for exercise in left if exercise not in answers})
    answers.update((exercise, judge.explain(found)) for exercise, found in checked.items())
    return document_of(name, answers, options)


def document_of(name, answers, options):
    """Return the Document of a student, from {exercise: answers}."""
    return Document(name, options.seed,
                    [answer for exercise in options.exercises for answer in answers[exercise]])


def for_review(exercise, why):
    """Return the answers of an exercise that a teacher must look at."""
    return [Answer(exercise, question.function, 0, question.points, Outcome.NEEDS_REVIEW, None, why)
            for question in questions_of(exercise)]


def failed(name, error, options=Options()):
    """Return the Document of a submission at which the grader itself failed."""
    return Document(name, options.seed, [review(exercise, question, error) for exercise in options.exercises
                                         for question in questions_of(exercise)])
